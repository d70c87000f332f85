import { createSandboxRepositories, type SandboxDatabase } from '@openalgo/db';
import {
  AppError,
  checkOrderTerms,
  type FieldErrors,
  type Instrument,
  type InstrumentKey,
  instrumentId,
  type MarginedOrder,
  marginOfOrders,
  marginPriceOf,
  type Quote,
  type RuleContext,
  relevantTerms,
} from '@openalgo/domain';
import { unknownSymbol } from './decisions.ts';
import { type MarketOptions, marketTime, ruleContext } from './market-state.ts';
import type { MarginLeg, PaperAccounts } from './paper-accounts.ts';

/** What may be asked of the market, whoever asks. */
export type MarketViews = Pick<PaperAccounts, 'quote' | 'quotes' | 'margin' | 'marketTime'>;

/** What the terms of a leg are judged by. */
interface MarginInputs {
  readonly context: RuleContext;
  readonly quotes: ReadonlyMap<string, Quote>;
}

export function createMarketViews(
  database: Pick<SandboxDatabase, 'session'>,
  options: MarketOptions & {
    readonly findInstrument: (key: InstrumentKey) => Promise<Instrument | null>;
  },
): MarketViews {
  const { findInstrument } = options;
  const repositories = createSandboxRepositories(database.session);

  async function quotesById(keys: readonly InstrumentKey[]): Promise<ReadonlyMap<string, Quote>> {
    const quotes = await repositories.quotes.find(keys);
    return new Map(quotes.map((quote) => [instrumentId(quote), quote]));
  }

  return {
    async quote(key) {
      if ((await findInstrument(key)) === null) {
        throw unknownSymbol(key);
      }

      return (await quotesById([key])).get(instrumentId(key)) ?? null;
    },

    async quotes(keys) {
      const instruments = await Promise.all(keys.map(findInstrument));
      const quotes = await quotesById(instruments.filter((one) => one !== null));
      return keys.map((key, index) => ({
        key,
        isListed: instruments[index] !== null,
        quote: quotes.get(instrumentId(key)) ?? null,
      }));
    },

    async margin(legs) {
      const instruments = await Promise.all(legs.map(findInstrument));
      const inputs = {
        context: await ruleContext(repositories, options),
        quotes: await quotesById(legs.filter(({ priceType }) => priceType === 'MARKET')),
      };
      const checked = legs.map((leg, index) => marginedOrder(leg, instruments[index] ?? null, inputs));
      const errors = checked.flatMap((one, index) => ('order' in one ? [] : named(one.errors, index)));
      if (errors.length > 0) {
        const fields = Object.fromEntries(errors);
        throw new AppError('invalid', 'INVALID_ORDER', Object.values(fields).flat().join(' '), { fields });
      }

      const orders = checked.flatMap((one) => ('order' in one ? [one.order] : []));
      return marginOfOrders(orders, inputs.context.settings);
    },

    marketTime: () => marketTime(repositories, options),
  };
}

/** The part of an order that margin looks at, or why the leg can be none. */
function marginedOrder(
  leg: MarginLeg,
  instrument: Instrument | null,
  { context, quotes }: MarginInputs,
): { readonly order: MarginedOrder } | { readonly errors: FieldErrors } {
  if (instrument === null) {
    return { errors: unknownSymbol(leg).fields ?? {} };
  }

  const terms = relevantTerms(leg);
  const errors = checkOrderTerms(terms, instrument, context);
  if (errors !== null) {
    return { errors };
  }

  const lastPrice = quotes.get(instrumentId(leg))?.ltp ?? null;
  if (terms.priceType === 'MARKET' && lastPrice === null) {
    return { errors: { symbol: ['No quote yet, so a MARKET order cannot be margined.'] } };
  }

  const { contractValue } = instrument;
  return { order: { ...terms, contractValue, marginPrice: marginPriceOf(terms, lastPrice) } };
}

/** Reasons by field as the request names it. */
function named(errors: FieldErrors, index: number): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(errors).map(([field, reasons]) => [`positions.${index}.${field}`, reasons]);
}
