/** The instrument master, and how its downloads stand. */
import { createInstrumentRepository, createMasterContractRepository } from '@openalgo/db';
import { type Instrument, instrumentId, type Price, parseExpiryText } from '@openalgo/domain';
import { z } from 'zod';
import { defineStep } from './step.ts';
import {
  contractValue,
  cutText,
  exchange,
  flag,
  optionalLongText,
  optionalPrice,
  optionalText,
  optionalUtcInstant,
  quantity,
  text,
} from './values.ts';

const FILE = 'openalgo.db';

export const instrumentsStep = defineStep({
  file: FILE,
  table: 'symtoken',
  becomes: 'the instrument master; what is there already becomes as it was',
  besides: ['qty_freeze'],
  shape: z.object({
    symbol: text(50),
    brsymbol: text(100),
    name: cutText(100),
    exchange,
    brexchange: cutText(20),
    token: cutText(50),
    expiry: optionalText(20),
    strike: optionalPrice,
    lotsize: quantity.nullish(),
    instrumenttype: cutText(20),
    tick_size: optionalPrice,
    contract_value: contractValue,
  }),
  map(row, { facts }) {
    const expiry = row.expiry === null ? null : parseExpiryText(row.expiry);
    if (row.expiry !== null && expiry === null) {
      return { leftOut: 'expiry: is no day like 27-AUG-26' };
    }

    const name = row.name ?? '';
    return {
      item: {
        exchange: row.exchange,
        symbol: row.symbol,
        name,
        instrumentType: row.instrumenttype ?? '',
        expiry,
        strike: positive(row.strike),
        lotSize: row.lotsize != null && row.lotsize > 0n ? row.lotsize : 1n,
        tickSize: positive(row.tick_size) ?? 0n,
        contractValue: row.contract_value,
        freezeQuantity: facts.freezeQuantityOf(row.exchange, name),
        brokerSymbol: row.brsymbol,
        brokerExchange: row.brexchange ?? row.exchange,
        token: row.token ?? '',
      },
    };
  },
  async write(instruments, { databases }) {
    // The old table has no unique key; of two rows for one instrument the later one counts.
    const unique = [...new Map(instruments.map((one) => [instrumentId(one), one])).values()];
    const repository = createInstrumentRepository(databases.main);
    const there = new Map((await repository.findMany(unique)).map((one) => [instrumentId(one), one]));
    const changed = unique.filter((one) => !isSameInstrument(one, there.get(instrumentId(one))));
    await repository.upsertMany(changed);
    return changed.length;
  },
});

/** Masters give what is no option a strike of 0, -0.01 or -1. */
const positive = (value: Price | null): Price | null => (value !== null && value > 0n ? value : null);

function isSameInstrument(given: Instrument, there: Instrument | undefined): boolean {
  return (
    there !== undefined && Object.entries(there).every(([name, value]) => Reflect.get(given, name) === value)
  );
}

export const masterContractsStep = defineStep({
  file: FILE,
  table: 'master_contract_status',
  becomes: 'how the download of each instrument master stands',
  shape: z.object({
    broker: text(50),
    status: z.enum(['pending', 'downloading', 'success', 'error']),
    message: optionalLongText,
    last_updated: optionalUtcInstant,
    total_symbols: z
      .union([z.string(), z.number()])
      .nullish()
      .transform((value) => Math.trunc(Number(value ?? 0)) || 0),
    is_ready: flag(false),
    last_download_time: optionalUtcInstant,
    download_date: cutText(10),
    exchange_stats: optionalLongText,
    download_duration_seconds: z.number().nullish(),
  }),
  map: (row, { at }) => ({
    item: {
      broker: row.broker,
      // A download that was under way there will not end here.
      status: row.status === 'downloading' ? ('error' as const) : row.status,
      message: row.message,
      lastUpdated: row.last_updated ?? at,
      totalSymbols: row.total_symbols,
      isReady: row.is_ready,
      lastDownloadTime: row.last_download_time,
      downloadDate: row.download_date,
      exchangeStats: row.exchange_stats,
      downloadDurationSeconds:
        row.download_duration_seconds == null ? null : Math.round(row.download_duration_seconds),
    },
  }),
  async write(statuses, { databases }) {
    const repository = createMasterContractRepository(databases.main);
    let written = 0;
    for (const status of statuses) {
      if ((await repository.find(status.broker)) === null) {
        await repository.save(status);
        written += 1;
      }
    }

    return written;
  },
});
