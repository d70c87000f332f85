/** What a command answers: the same facts for machines and for people. Amounts and instants are text or plain numbers. */
export interface CommandResult {
  /** Printed with `--json`. */
  readonly data: object;
  /** Printed without. */
  readonly text: string;
}

/** Prints what a command answers, in the form that was asked for. */
export type Print = (result: CommandResult) => void;

/** Rows under their headings, in columns as wide as they need. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));

  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
