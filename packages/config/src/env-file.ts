import { listVariables, type Variable } from './schema.ts';

/** The secrets of a new installation, as hexadecimal text, which needs no quotes. */
export interface NewSecrets {
  readonly appKey: string;
  readonly apiKeyPepper: string;
}

const LINE_CHARACTERS_MAX = 110;

const EXAMPLE_HEADER =
  'Every setting of OpenAlgo/TS. Copy this file to .env and fill in the two secrets, or let `npm start` do so. Lines that ' +
  'begin with # NAME= show a default or an example. The real environment wins over .env. Made from the schema in packages/config.';

const FILE_HEADER =
  'The settings of this installation, with secrets of its own: keep this file to yourself, and a copy where you keep ' +
  'backups. Lines that begin with # NAME= show a default or an example; remove the # to change one.';

/** The text of `.env.example`: all variables with what they decide and their defaults, the secrets empty. */
export function renderEnvExample(): string {
  return render(EXAMPLE_HEADER, { appKey: '', apiKeyPepper: '' });
}

/** The text of a first `.env`: all variables, with these secrets in their places. */
export function renderEnvFile(secrets: NewSecrets): string {
  return render(FILE_HEADER, secrets);
}

function render(header: string, secrets: NewSecrets): string {
  const values: Readonly<Record<string, string>> = {
    APP_KEY: secrets.appKey,
    API_KEY_PEPPER: secrets.apiKeyPepper,
  };
  const variables = listVariables();
  const groups = [...new Set(variables.map(({ group }) => group))];
  const sections = groups.flatMap((group) => [
    `# --- ${group} ---`,
    ...variables
      .filter((variable) => variable.group === group)
      .map((variable) => renderVariable(variable, values[variable.name])),
  ]);

  return `${[renderComment(header), ...sections].join('\n\n')}\n`;
}

function renderVariable(variable: Variable, value: string | undefined): string {
  const { name, description, fallback, example = '' } = variable;
  const assignment = value === undefined ? `# ${name}=${fallback ?? example}` : `${name}=${value}`;
  return `${renderComment(description)}\n${assignment}`;
}

/** Text as comment lines, broken between words. */
function renderComment(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (`# ${line} ${word}`.length > LINE_CHARACTERS_MAX) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
    }
  }
  return lines.map((line) => `# ${line}`).join('\n');
}
