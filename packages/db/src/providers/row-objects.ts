/** A row as an object, made property by property: quicker than from entries, and quick to read. */
export function toObject(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < names.length; index += 1) {
    row[names[index] ?? ''] = values[index];
  }

  return row;
}
