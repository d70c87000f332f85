import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { get_dmmf as getDmmf } from '@prisma/prisma-schema-wasm';
import type { DatabaseName } from '../connect/names.ts';
import { findMigrationsFolder } from '../migrate/migration-files.ts';

/** What a schema says a table is; what a live database is told in the same words. */
export interface TableModel {
  readonly name: string;
  /** By name. */
  readonly columns: Readonly<Record<string, ColumnModel>>;
  /** "primary (a)", "unique (a, b)", "index (c)", "index (c) where c IS NULL", sorted. */
  readonly keys: readonly string[];
  /** "user_id → users (username)", sorted. */
  readonly references: readonly string[];
}

export interface ColumnModel {
  /** The Prisma type with its native arguments: "String VarChar(50)", "Decimal(14,4)", "Int". */
  readonly type: string;
  readonly isRequired: boolean;
}

/** A field as Prisma's parser tells it. */
export interface Field {
  readonly name: string;
  readonly dbName?: string;
  readonly kind: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** A literal, or a function by its name. */
  readonly default?: Literal | { readonly name: string };
  readonly relationOnDelete?: string;
  readonly nativeType: readonly [string, readonly string[]] | null;
  readonly relationFromFields?: readonly string[];
  readonly relationToFields?: readonly string[];
}

export type Literal = string | number | boolean;

/** A model as Prisma's parser tells it. */
export interface Model {
  readonly name: string;
  readonly dbName: string | null;
  readonly fields: readonly Field[];
}

interface Index {
  readonly model: string;
  readonly type: 'id' | 'unique' | 'normal';
  readonly fields: readonly { readonly name: string }[];
  /** The condition of the rows that it is of; null for all. */
  readonly where: string | null;
}

export interface Datamodel {
  readonly models: readonly Model[];
  readonly indexes: readonly Index[];
}

const KEY_WORDS = { id: 'primary', unique: 'unique', normal: 'index' } as const;

/** The tables that a canonical schema declares, as Prisma's own parser reads it. */
export function readSchemaModel(database: DatabaseName): TableModel[] {
  const datamodel = readDatamodel(database);
  return datamodel.models.map((model) => toTable(model, datamodel));
}

/** What Prisma's own parser reads in a canonical schema. */
export function readDatamodel(database: DatabaseName): Datamodel {
  const path = join(findMigrationsFolder(), '..', `${database}.prisma`);
  const schema = readFileSync(path, 'utf8');
  const parameters = { prismaSchema: [[path, schema]], noColor: true };
  const { datamodel } = JSON.parse(getDmmf(JSON.stringify(parameters))) as { datamodel: Datamodel };
  const conditions = readConditions(schema);
  const indexes = datamodel.indexes.map((index) => ({
    ...index,
    where: conditions.get(indexName(index.model, index.fields.map(({ name }) => name).join(', '))) ?? null,
  }));
  return { ...datamodel, indexes };
}

const MODEL = /^model (\w+) \{\n(.*?)^\}/gms;
const PARTIAL_INDEX = /@@index\(\[(.*?)\], where: raw\("(.*?)"\)\)/g;
const indexName = (model: string, fields: string): string => `${model}(${fields})`;

/** The conditions of partial indexes by model and fields: the one thing that the parser reads and does not tell. */
function readConditions(schema: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, model = '', body = ''] of schema.matchAll(MODEL)) {
    for (const [, fields = '', where = ''] of body.matchAll(PARTIAL_INDEX)) {
      found.set(indexName(model, fields), where);
    }
  }

  return found;
}

function toTable(model: Model, { models, indexes }: Datamodel): TableModel {
  const columnsOf = (owner: Model, names: readonly string[]): string =>
    names.map((name) => columnName(owner.fields.find((field) => field.name === name))).join(', ');
  const scalars = model.fields.filter(({ kind }) => kind === 'scalar');
  return {
    name: tableName(model),
    columns: Object.fromEntries(
      scalars.map((field) => [columnName(field), { type: typeOf(field), isRequired: field.isRequired }]),
    ),
    keys: indexes
      .filter((index) => index.model === model.name)
      .map(
        ({ type, fields, where }) =>
          `${KEY_WORDS[type]} (${columnsOf(
            model,
            fields.map(({ name }) => name),
          )})${where === null ? '' : ` where ${where}`}`,
      )
      .sort(),
    references: model.fields
      .filter(({ relationFromFields = [] }) => relationFromFields.length > 0)
      .map((field) => {
        const target = models.find(({ name }) => name === field.type) ?? model;
        return `${columnsOf(model, field.relationFromFields ?? [])} → ${tableName(target)} (${columnsOf(target, field.relationToFields ?? [])})`;
      })
      .sort(),
  };
}

export const tableName = ({ name, dbName }: Model): string => dbName ?? name;
export const columnName = (field: Field | undefined): string => field?.dbName ?? field?.name ?? 'nothing';

function typeOf({ type, nativeType }: Field): string {
  if (nativeType === null) {
    return type;
  }

  const [native, parameters] = nativeType;
  const suffix = parameters.length === 0 ? '' : `(${parameters.join(',')})`;
  return native === type ? `${type}${suffix}` : `${type} ${native}${suffix}`;
}
