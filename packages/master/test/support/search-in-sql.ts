import { empty, join, type MainDatabase, type Sql, sql } from '@openalgo/db';
import type { InstrumentSearch } from '../../src/index.ts';

interface Found {
  readonly exchange: string;
  readonly symbol: string;
  readonly score: bigint | number;
}

const SYMBOL = sql`UPPER(symbol)`;
const SEARCHED = [SYMBOL, sql`UPPER(brsymbol)`, sql`UPPER(name)`, sql`UPPER(token)`];
const STRIKE = /^\d{1,10}(\.\d{1,4})?$/;

/** What a search finds, as EXCHANGE:SYMBOL, said once more in SQL: the database looks at each row, one by one. */
export async function searchInSql(
  { session }: MainDatabase,
  { query, exchange, limit }: InstrumentSearch,
): Promise<readonly string[]> {
  const typed = query.trim().toUpperCase();
  const words = typed.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) {
    return [];
  }

  const inSymbol = join(
    words.map((word) => contains(SYMBOL, word)),
    ' AND ',
  );
  const rows = await session.query<Found>(sql`SELECT exchange, symbol,
      CASE WHEN ${SYMBOL} = ${typed} THEN 0 WHEN ${SYMBOL} LIKE ${`${literal(typed)}%`} ESCAPE '!' THEN 1
        WHEN ${inSymbol} THEN 2 ELSE 3 END AS score
    FROM symtoken WHERE ${exchange === undefined ? empty : sql`exchange = ${exchange} AND`}
      ${join(words.map(isFoundAnywhere), ' AND ')}`);
  // Engines have alphabets of their own, so the order is ours.
  return [...rows]
    .sort(
      (a, b) =>
        Number(a.score) - Number(b.score) ||
        a.symbol.length - b.symbol.length ||
        compare(a.symbol, b.symbol) ||
        compare(a.exchange, b.exchange),
    )
    .slice(0, limit)
    .map((found) => `${found.exchange}:${found.symbol}`);
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

function isFoundAnywhere(word: string): Sql {
  const places = SEARCHED.map((column) => contains(column, word));
  const strike = STRIKE.test(word) ? [sql`strike > 0 AND strike = CAST(${word} AS DECIMAL(14, 4))`] : [];
  return sql`(${join([...places, ...strike], ' OR ')})`;
}

function contains(column: Sql, word: string): Sql {
  return sql`${column} LIKE ${`%${literal(word)}%`} ESCAPE '!'`;
}

/** What is special to LIKE, as itself. */
function literal(word: string): string {
  return word.replaceAll(/[!%_]/g, '!$&');
}
