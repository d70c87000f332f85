/** The layouts of instrument files: the columns by which each is known, and what a row of it is. */
import type { BrokerNames } from '@openalgo/db';
import {
  EXCHANGES,
  type Exchange,
  futureSymbol,
  type Instrument,
  ONE_CONTRACT,
  optionSymbol,
} from '@openalgo/domain';
import { z } from 'zod';
import { contractValueOrOne, expiryOrNone, priceOrNone, requiredText, text, wholeOrNone } from './values.ts';

export type MasterRow = Instrument & Required<BrokerNames>;

export interface Layout {
  readonly name: string;
  /** Columns that a file of this layout has; it may have others. */
  readonly columns: readonly string[];
  readonly row: z.ZodType<MasterRow>;
}

const SYMBOL_LENGTH_MAX = 50;
const exchange = z.enum(EXCHANGES, 'is no exchange that is known here');

const ownColumns = z.object({
  symbol: requiredText(SYMBOL_LENGTH_MAX),
  brsymbol: text(100),
  name: text(100),
  exchange,
  brexchange: text(20),
  token: text(50),
  expiry: expiryOrNone,
  strike: priceOrNone,
  lotsize: wholeOrNone,
  instrumenttype: text(20),
  tick_size: priceOrNone,
  contract_value: contractValueOrOne.prefault(''),
  freeze_qty: wholeOrNone.prefault(''),
});

/** What `GET /api/v1/instruments?format=csv` gives. */
const OWN: Layout = {
  name: 'openalgo',
  columns: ['symbol', 'brsymbol', 'exchange', 'brexchange', 'token', 'lotsize', 'instrumenttype'],
  row: ownColumns.transform((row) => ({
    exchange: row.exchange,
    symbol: row.symbol,
    name: row.name,
    instrumentType: row.instrumenttype,
    expiry: row.expiry,
    strike: row.strike,
    lotSize: row.lotsize ?? 1n,
    tickSize: row.tick_size ?? 0n,
    contractValue: row.contract_value,
    freezeQuantity: row.freeze_qty,
    brokerSymbol: row.brsymbol || row.symbol,
    brokerExchange: row.brexchange || row.exchange,
    token: row.token,
  })),
};

const zerodhaColumns = z.object({
  instrument_token: text(50),
  tradingsymbol: requiredText(100),
  name: text(100),
  expiry: expiryOrNone,
  strike: priceOrNone,
  tick_size: priceOrNone,
  lot_size: wholeOrNone,
  instrument_type: z.enum(['EQ', 'FUT', 'CE', 'PE'], 'is none of EQ, FUT, CE, PE'),
  segment: text(20),
  exchange,
});

type ZerodhaRow = z.output<typeof zerodhaColumns>;

const ZERODHA: Layout = {
  name: 'zerodha',
  columns: ['instrument_token', 'tradingsymbol', 'instrument_type', 'segment', 'exchange', 'lot_size'],
  row: zerodhaColumns.transform((row, context) => {
    const symbol = symbolOf(row);
    if (symbol === null || symbol.length > SYMBOL_LENGTH_MAX) {
      const message = symbol === null ? 'has no underlying, expiry or strike' : 'makes too long a symbol';
      context.issues.push({ code: 'custom', message, input: row, path: ['tradingsymbol'] });
      return z.NEVER;
    }

    const isIndex = row.segment === 'INDICES';
    return {
      exchange: isIndex ? indexExchange(row.exchange) : row.exchange,
      symbol,
      name: row.name,
      instrumentType: isIndex ? 'INDEX' : row.instrument_type,
      expiry: row.expiry,
      strike: row.strike,
      lotSize: row.lot_size ?? 1n,
      tickSize: row.tick_size ?? 0n,
      contractValue: ONE_CONTRACT,
      freezeQuantity: null,
      brokerSymbol: row.tradingsymbol,
      brokerExchange: row.exchange,
      token: row.instrument_token,
    };
  }),
};

/** Every layout that is read. */
export const LAYOUTS: readonly Layout[] = [OWN, ZERODHA];

/** Indices that the reference knows by shorter names than the broker does (reference §6). */
const INDEX_SYMBOLS: Readonly<Record<string, string>> = {
  'NIFTY 50': 'NIFTY',
  'NIFTY BANK': 'BANKNIFTY',
  'NIFTY FIN SERVICE': 'FINNIFTY',
  'NIFTY MID SELECT': 'MIDCPNIFTY',
  'NIFTY NEXT 50': 'NIFTYNXT50',
  'INDIA VIX': 'INDIAVIX',
};

function symbolOf(row: ZerodhaRow): string | null {
  const { name, expiry, strike, instrument_type: type } = row;
  if (row.segment === 'INDICES') {
    return INDEX_SYMBOLS[row.tradingsymbol] ?? row.tradingsymbol.replaceAll(' ', '');
  }

  if (type === 'EQ') {
    return row.tradingsymbol;
  }

  if (name === '' || expiry === null) {
    return null;
  }

  if (type === 'FUT') {
    return futureSymbol(name, expiry);
  }

  return strike === null ? null : optionSymbol(name, expiry, strike, type);
}

function indexExchange(broker: Exchange): Exchange {
  switch (broker) {
    case 'NSE':
      return 'NSE_INDEX';
    case 'BSE':
      return 'BSE_INDEX';
    case 'MCX':
      return 'MCX_INDEX';
    default:
      return 'GLOBAL_INDEX';
  }
}
