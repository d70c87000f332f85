import type { Exchange } from '@openalgo/domain';
import { empty, join, type Sql, sql } from '../sql/template.ts';

/** What to look for in the instrument master, the way a person types it. */
export interface InstrumentSearch {
  /** Words with spaces between them; case does not matter. */
  readonly query: string;
  /** Only this exchange. */
  readonly exchange?: Exchange | undefined;
  readonly limit: number;
}

const SYMBOL = sql`UPPER(symtoken.symbol)`;
const SEARCHED = [
  SYMBOL,
  sql`UPPER(symtoken.brsymbol)`,
  sql`UPPER(symtoken.name)`,
  sql`UPPER(symtoken.token)`,
];
/** As many digits as a strike has. */
const STRIKE = /^\d{1,10}(\.\d{1,4})?$/;

/**
 * What follows FROM: every word must be in the symbol, the broker's symbol, the name or the token, or be the strike.
 * First comes the symbol that was typed, then those that begin with it, then those that have all the words in the symbol,
 * then the others; shorter symbols first, then by the alphabet. Null where nothing was typed.
 */
export function searchSource({ query, exchange, limit }: InstrumentSearch): Sql | null {
  const typed = query.trim().toUpperCase();
  const words = typed.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) {
    return null;
  }

  const matches = join(words.map(isFoundAnywhere), ' AND ');
  const inSymbol = join(
    words.map((word) => contains(SYMBOL, word)),
    ' AND ',
  );
  return sql`symtoken WHERE ${exchange === undefined ? empty : sql`symtoken.exchange = ${exchange} AND`} ${matches}
    ORDER BY CASE WHEN ${SYMBOL} = ${typed} THEN 0 WHEN ${SYMBOL} LIKE ${`${literal(typed)}%`} ESCAPE '!' THEN 1
      WHEN ${inSymbol} THEN 2 ELSE 3 END, LENGTH(symtoken.symbol), symtoken.symbol, symtoken.exchange LIMIT ${limit}`;
}

function isFoundAnywhere(word: string): Sql {
  const places = SEARCHED.map((column) => contains(column, word));
  const strike = STRIKE.test(word) ? [sql`symtoken.strike = CAST(${word} AS DECIMAL(14, 4))`] : [];
  return sql`(${join([...places, ...strike], ' OR ')})`;
}

function contains(column: Sql, word: string): Sql {
  return sql`${column} LIKE ${`%${literal(word)}%`} ESCAPE '!'`;
}

/** What is special to LIKE, as itself. */
function literal(word: string): string {
  return word.replaceAll(/[!%_]/g, '!$&');
}
