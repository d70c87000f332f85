export { basePriceOf } from './base-price.ts';
export { formatCandles, parseCandles, readCandleFile } from './candle-file.ts';
export { type CandleGeneratorOptions, generateCandles } from './candle-generator.ts';
export { type Candle, candleTicks } from './candles.ts';
export { demoInstruments } from './demo-market.ts';
export { createMarketClock, type MarketClock, type MarketClockMode } from './market-clock.ts';
export type { FeedKey } from './openalgo/messages.ts';
export {
  type OpenAlgoStream,
  type OpenAlgoStreamOptions,
  openOpenAlgoStream,
  type StreamLog,
} from './openalgo/openalgo-stream.ts';
export type { PricedInstrument } from './priced-instrument.ts';
export { createPushSource, type PushSourceOptions } from './push-source.ts';
export { createQuoteBook, type QuoteBook, type QuoteBookOptions, type QuoteUpdate } from './quote-book.ts';
export { createRandom, type Random } from './random.ts';
export { createRedisStream, type StreamEntry, type StreamServer } from './redis-stream.ts';
export { createReplaySource, type ReplaySourceOptions } from './replay-source.ts';
export { createSimulatedSource, type SimulatedSourceOptions } from './simulated-source.ts';
export { createTickGuard, type TickGuard, type TickGuardOptions } from './tick-guard.ts';
export type { SequencedTick, TickBatch, TickSource } from './tick-source.ts';
export type { Stretch, TickStream } from './tick-stream.ts';
