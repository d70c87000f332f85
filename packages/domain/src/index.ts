export * from './account.ts';
export * from './errors.ts';
export * from './instrument.ts';
export * from './money.ts';
export * from './quote.ts';
export * from './time.ts';
export * from './vocabulary.ts';
