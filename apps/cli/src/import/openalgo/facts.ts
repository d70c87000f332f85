import {
  type ContractValue,
  type Instant,
  type InstrumentKey,
  instrumentId,
  ONE_CONTRACT,
  type Quantity,
} from '@openalgo/domain';
import { z } from 'zod';
import type { Secrets } from './secrets.ts';
import type { Source } from './source.ts';
import { mapUser, userShape } from './users.ts';
import { contractValue, exchange, integer, quantity, text } from './values.ts';

/** What rows of one table need to know of others. */
export interface Facts {
  /** The names of the users who can be taken over. */
  readonly users: ReadonlySet<string>;
  /** The only user, if there is just one: whose everything is that says nothing of its owner. */
  readonly soleUser: string | null;
  /** Users by the number that logs call them by. */
  userOfNumber(number: number | null): string | null;
  /** What a contract is worth per unit, from the instrument master; 1 where it knows nothing. */
  contractValueOf(key: InstrumentKey): ContractValue;
  /** The largest quantity of one order, by exchange and underlying. */
  freezeQuantityOf(exchange: string, underlying: string): Quantity | null;
}

const numberedUserShape = userShape.extend({ id: integer });
const contractShape = z.object({ exchange, contract_value: contractValue });
const freezeShape = z.object({ exchange: text(10), symbol: text(50), freeze_qty: quantity });

/** Reads them; nothing but small tables is kept. */
export function readFacts(source: Source, secrets: Secrets, at: Instant): Facts {
  const users = new Map(
    valuesOf(source, 'users', numberedUserShape)
      .filter((row) => 'item' in mapUser(row, secrets, at))
      .map(({ id, username }) => [id, username] as const),
  );
  const freezes = new Map(
    valuesOf(source, 'qty_freeze', freezeShape).map(
      (row) => [`${row.exchange}:${row.symbol}`, row.freeze_qty] as const,
    ),
  );
  const contractValues = new Map<string, ContractValue>();
  const [only, ...others] = users.values();

  return {
    users: new Set(users.values()),
    soleUser: others.length === 0 ? (only ?? null) : null,
    userOfNumber: (number) => (number === null ? null : (users.get(number) ?? null)),

    contractValueOf(key) {
      const id = instrumentId(key);
      const known = contractValues.get(id) ?? readContractValue(source, key);
      contractValues.set(id, known);
      return known;
    },

    freezeQuantityOf(exchangeCode, underlying) {
      const units = freezes.get(`${exchangeCode}:${underlying}`);
      return units !== undefined && units > 0n ? units : null;
    },
  };
}

function valuesOf<Row extends z.ZodObject>(source: Source, table: string, shape: Row): z.output<Row>[] {
  return [...source.pages('openalgo.db', table, shape)]
    .flat()
    .flatMap((row) => ('value' in row ? [row.value] : []));
}

function readContractValue(source: Source, key: InstrumentKey): ContractValue {
  for (const page of source.pages('openalgo.db', 'symtoken', contractShape, {
    column: 'symbol',
    equals: key.symbol,
  })) {
    const found = page.find((row) => 'value' in row && row.value.exchange === key.exchange);
    if (found !== undefined && 'value' in found) {
      return found.value.contract_value;
    }
  }

  return ONE_CONTRACT;
}
