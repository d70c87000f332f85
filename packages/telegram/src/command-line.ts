/** A command as somebody wrote it. */
export interface CommandLine {
  /** In lower case, without the slash. */
  readonly name: string;
  /** What stands behind it, without spaces around. */
  readonly argument: string;
}

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/i;

/** Takes a message apart. Null for what is no command, or one to another bot. */
export function parseCommandLine(text: string, botName: string): CommandLine | null {
  const [, name, addressee, argument] = COMMAND.exec(text.trim()) ?? [];
  const isOurs = addressee === undefined || addressee.toLowerCase() === botName.toLowerCase();
  return name === undefined || !isOurs
    ? null
    : { name: name.toLowerCase(), argument: argument?.trim() ?? '' };
}
