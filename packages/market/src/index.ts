export { basePriceOf } from './base-price.ts';
export { formatCandles, parseCandles, readCandleFile } from './candle-file.ts';
export { type CandleGeneratorOptions, generateCandles } from './candle-generator.ts';
export { type Candle, candleTicks } from './candles.ts';
export { demoInstruments } from './demo-market.ts';
export { createMarketClock, type MarketClock, type MarketClockMode } from './market-clock.ts';
export type { PricedInstrument } from './priced-instrument.ts';
export { createPushSource, type PushSourceOptions } from './push-source.ts';
export { createQuoteBook, type QuoteBook, type QuoteUpdate } from './quote-book.ts';
export { createReplaySource, type ReplaySourceOptions } from './replay-source.ts';
export { createSimulatedSource, type SimulatedSourceOptions } from './simulated-source.ts';
export {
  futureSymbol,
  type OptionRight,
  optionSymbol,
  type ParsedSymbol,
  parseSymbol,
  type SymbolKind,
} from './symbol-format.ts';
export type { SequencedTick, TickBatch, TickSource } from './tick-source.ts';
