const WARN = 40;
const LEVEL_NAMES: Readonly<Record<number, string>> = { 40: 'warn', 50: 'error', 60: 'fatal' };

/**
 * A line of a process's JSON log as a person reads it, or null for what needs nobody's attention (below `warn`).
 * What is no log record, such as the stack of a crash, stays as it is.
 */
export function formatLogLine(name: string, line: string): string | null {
  const record = parseRecord(line);

  if (record === null) {
    return `${name}: ${line}`;
  }

  if (record.level < WARN) {
    return null;
  }

  const level = LEVEL_NAMES[record.level] ?? `level ${record.level}`;
  const texts = [record.msg, record.err].filter((text) => text !== undefined && text !== '');
  // A process often logs an error under its own message.
  return `${name}: ${level}: ${[...new Set(texts)].join(': ')}`;
}

interface LogRecord {
  readonly level: number;
  readonly msg: string | undefined;
  readonly err: string | undefined;
}

function parseRecord(line: string): LogRecord | null {
  const value = parseJson(line);

  if (!isObject(value) || typeof value.level !== 'number') {
    return null;
  }

  return {
    level: value.level,
    msg: textOf(value.msg),
    err: isObject(value.err) ? textOf(value.err.message) : undefined,
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
