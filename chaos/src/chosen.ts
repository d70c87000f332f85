/** Those of `all` that are wanted. Throws where one is wanted that is not among them. */
export function chosen<Name extends string>(
  what: string,
  wanted: readonly string[],
  all: readonly Name[],
): readonly Name[] {
  const unknown = wanted.filter((name) => !all.some((one) => one === name));
  if (unknown.length > 0) {
    throw new Error(`There is no ${what} ${unknown.join(', ')}; there are ${all.join(', ')}`);
  }

  return all.filter((name) => wanted.includes(name));
}
