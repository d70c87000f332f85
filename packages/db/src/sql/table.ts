/** What a column holds, as far as writing it from JSON needs to know. */
export type ColumnType =
  | { readonly kind: 'text'; readonly length: number }
  | { readonly kind: 'longText' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'bigint' }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'float' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'instant' };

/** Text of at most `length` characters. */
export const text = (length: number) => ({ kind: 'text', length }) as const;
/** Text of any length. */
export const longText = { kind: 'longText' } as const;
/** A whole number of 32 bits. */
export const integer = { kind: 'integer' } as const;
/** A whole number of 64 bits. */
export const bigint = { kind: 'bigint' } as const;
/** An exact decimal, given as text. */
export const decimal = (precision: number, scale: number) => ({ kind: 'decimal', precision, scale }) as const;
export const float = { kind: 'float' } as const;
export const boolean = { kind: 'boolean' } as const;
/** A point in time, given as epoch milliseconds. */
export const instant = { kind: 'instant' } as const;

/** What is given for a column of a type: decimals as text, instants as epoch milliseconds. */
export type ColumnValue<Type extends ColumnType> = Type['kind'] extends 'text' | 'longText' | 'decimal'
  ? string
  : Type['kind'] extends 'integer' | 'bigint'
    ? number | bigint
    : Type['kind'] extends 'boolean'
      ? boolean
      : number;

export type Columns = Readonly<Record<string, ColumnType>>;

/** A table as set-based writes see it: names and types of those columns that they write or read. */
export interface Table<Cols extends Columns = Columns> {
  readonly name: string;
  readonly columns: Cols;
}

/** A row to write. Columns that are left out keep their default or, in an update, their value. */
export type RowOf<Cols extends Columns> = {
  readonly [Name in keyof Cols]?: ColumnValue<Cols[Name]> | null;
};

/** Describes a table. A test compares every descriptor with the schema, so that they cannot drift apart. */
export function defineTable<const Cols extends Columns>(name: string, columns: Cols): Table<Cols> {
  return { name, columns };
}
