import type { DatabaseName, ProviderName } from '../connect/names.ts';
import { PROVIDERS } from '../providers/index.ts';
import { inWordsOf, keysIn } from '../schema/live-schema.ts';
import {
  columnName,
  type Field,
  type Model,
  readDatamodel,
  readSchemaModel,
  type TableModel,
  tableName,
} from '../schema/schema-model.ts';

/** How each engine says what the others say otherwise. */
interface Words {
  /** A column that the engine numbers, its key included or not. */
  numbered(name: string, type: string): string;
  /** Whether that column is its own primary key. */
  readonly isNumberedKey: boolean;
  readonly now: string;
  /** What comes after the columns of a table. */
  readonly tableEnd: string;
  dropIndex(name: string, table: string): string;
}

const WORDS: Readonly<Record<ProviderName, Words>> = {
  sqlite: {
    numbered: (name) => `${name} INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT`,
    isNumberedKey: true,
    now: 'CURRENT_TIMESTAMP',
    tableEnd: '',
    dropIndex: (name) => `DROP INDEX ${name};`,
  },
  postgresql: {
    numbered: (name, type) => `${name} ${type === 'bigint' ? 'BIGSERIAL' : 'SERIAL'} NOT NULL`,
    isNumberedKey: false,
    now: 'CURRENT_TIMESTAMP',
    tableEnd: '',
    dropIndex: (name) => `DROP INDEX ${name};`,
  },
  mysql: {
    numbered: (name, type) => `${name} ${type.toUpperCase()} NOT NULL AUTO_INCREMENT`,
    isNumberedKey: false,
    now: 'CURRENT_TIMESTAMP(3)',
    tableEnd: ' DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
    dropIndex: (name, table) => `DROP INDEX ${name} ON ${table};`,
  },
};

/** Statements of a migration, and what no statement can be made for without knowing what shall become of rows. */
export interface MigrationSql {
  readonly statements: readonly string[];
  readonly byHand: readonly string[];
}

/**
 * What brings a database from what it has to what its schema declares, as an engine says it: new tables, columns, keys and
 * indexes, and without the indexes that it no longer has. What would lose or change rows is left to whoever knows what they are worth.
 */
export function migrationSql(
  database: DatabaseName,
  provider: ProviderName,
  live: readonly TableModel[],
): MigrationSql {
  const { models } = readDatamodel(database);
  const declared = inWordsOf(provider, readSchemaModel(database));
  const parts = declared.map((table) => {
    const model = models.find((candidate) => tableName(candidate) === table.name);
    const found = live.find(({ name }) => name === table.name);
    if (model === undefined) {
      return { statements: [], byHand: [] };
    }

    const writer = createWriter(provider, model, models, table);
    return found === undefined ? { statements: writer.create(), byHand: [] } : writer.extend(found);
  });

  return {
    statements: parts.flatMap(({ statements }) => statements),
    byHand: parts.flatMap(({ byHand }) => byHand),
  };
}

interface TableWriter {
  create(): readonly string[];
  extend(live: TableModel): MigrationSql;
}

function createWriter(
  provider: ProviderName,
  model: Model,
  models: readonly Model[],
  table: TableModel,
): TableWriter {
  const words = WORDS[provider];
  const quote = (name: string): string => PROVIDERS[provider].dialect.identifier(name).sql;
  const name = quote(table.name);
  const fieldOf = (column: string): Field | undefined =>
    model.fields.find((field) => field.kind === 'scalar' && columnName(field) === column);

  function column(columnOf: string): string {
    const field = fieldOf(columnOf);
    const { type, isRequired } = table.columns[columnOf] ?? { type: 'TEXT', isRequired: false };
    if (isNumbered(field)) {
      return words.numbered(quote(columnOf), type);
    }

    const value = defaultOf(field, words);
    const rest = [isRequired ? 'NOT NULL' : provider === 'mysql' ? 'NULL' : '', value && `DEFAULT ${value}`];
    return [quote(columnOf), type, ...rest].filter(Boolean).join(' ');
  }

  return {
    create() {
      const names = Object.keys(table.columns);
      const hasOwnKey = words.isNumberedKey && names.some((one) => isNumbered(fieldOf(one)));
      const primary = table.keys.filter((key) => key.startsWith('primary') && !hasOwnKey);
      const lines = [
        ...names.map(column),
        ...primary.map((key) => `PRIMARY KEY (${columnsOf(key).map(quote).join(', ')})`),
        ...referencesOf(model, models, quote),
      ];
      const create = `CREATE TABLE ${name} (\n    ${lines.join(',\n    ')}\n)${words.tableEnd};`;
      return [create, ...table.keys.flatMap((key) => indexOf(table.name, key, quote))];
    },

    extend(live) {
      const added = Object.keys(table.columns).filter((one) => live.columns[one] === undefined);
      const impossible = added.filter((one) => !canBeAdded(fieldOf(one)));
      const there = keysIn(provider, live.keys);
      const keys = table.keys.filter((key) => !there.includes(key));
      const dropped = there.filter((key) => !key.startsWith('primary') && !table.keys.includes(key));
      const isReplaced = (key: string) =>
        keys.some((one) => indexName(table.name, one) === indexName(table.name, key));
      const drop = (key: string) => words.dropIndex(quote(indexName(table.name, key)), name);
      return {
        statements: [
          ...added
            .filter((one) => !impossible.includes(one))
            .map((one) => `ALTER TABLE ${name} ADD COLUMN ${column(one)};`),
          ...dropped.filter(isReplaced).map(drop),
          ...keys.flatMap((key) => indexOf(table.name, key, quote)),
          // MySQL lets a reference have no moment without an index.
          ...dropped.filter((key) => !isReplaced(key)).map(drop),
        ],
        byHand: impossible.map(
          (one) => `${table.name}.${one} must not be null: say what rows that are there get`,
        ),
      };
    },
  };
}

const isNumbered = (field: Field | undefined): boolean =>
  typeof field?.default === 'object' && field.default.name === 'autoincrement';

/** Rows that are there need a value; SQLite takes constants alone, and what holds for one engine shall for all. */
function canBeAdded(field: Field | undefined): boolean {
  return field !== undefined && (!field.isRequired || isLiteral(field.default));
}

function isLiteral(value: Field['default']): value is string | number | boolean {
  return value !== undefined && typeof value !== 'object';
}

function defaultOf(field: Field | undefined, { now }: Words): string | null {
  const value = field?.default;
  if (value === undefined) {
    return null;
  }
  if (!isLiteral(value)) {
    return value.name === 'now' ? now : null;
  }
  return typeof value === 'string' && field?.type === 'String'
    ? `'${value.replaceAll("'", "''")}'`
    : String(value);
}

/** "unique (a, b)" is of a and b. */
const columnsOf = (key: string): string[] => (/\(([^)]*)\)/.exec(key)?.[1] ?? '').split(', ');

/** As Prisma names it. */
function indexName(table: string, key: string): string {
  return [table, ...columnsOf(key), key.startsWith('unique') ? 'key' : 'idx'].join('_').slice(0, 63);
}

function indexOf(table: string, key: string, quote: (name: string) => string): readonly string[] {
  const [kind] = key.split(' ');
  const columns = columnsOf(key);
  if (kind === 'primary') {
    return [];
  }

  const unique = kind === 'unique' ? 'UNIQUE ' : '';
  const name = quote(indexName(table, key));
  const where = / where (.*)/.exec(key)?.[1];
  const condition = where === undefined ? '' : ` WHERE ${where}`;
  return [`CREATE ${unique}INDEX ${name} ON ${quote(table)}(${columns.map(quote).join(', ')})${condition};`];
}

const ACTIONS: Readonly<Record<string, string>> = {
  Cascade: 'CASCADE',
  Restrict: 'RESTRICT',
  SetNull: 'SET NULL',
  NoAction: 'NO ACTION',
};

/** Prisma's own defaults where the schema says nothing. */
function referencesOf(model: Model, models: readonly Model[], quote: (name: string) => string): string[] {
  return model.fields
    .filter(({ relationFromFields = [] }) => relationFromFields.length > 0)
    .map((field) => {
      const target = models.find(({ name }) => name === field.type) ?? model;
      const list = (owner: Model, names: readonly string[] = []) =>
        names.map((name) => columnName(owner.fields.find((one) => one.name === name)));
      const own = list(model, field.relationFromFields);
      const name = quote([tableName(model), ...own, 'fkey'].join('_').slice(0, 63));
      const onDelete = ACTIONS[field.relationOnDelete ?? (field.isRequired ? 'Restrict' : 'SetNull')];
      const to = `${quote(tableName(target))} (${list(target, field.relationToFields).map(quote).join(', ')})`;
      return `CONSTRAINT ${name} FOREIGN KEY (${own.map(quote).join(', ')}) REFERENCES ${to} ON DELETE ${onDelete} ON UPDATE CASCADE`;
    });
}
