export {
  type AccountHistory,
  createAccountHistory,
  listSquareOffs,
  type SquareOff,
} from './account-history.ts';
export { type AuditedAccount, auditLedger } from './audit-ledger.ts';
export { createPaperAccounts, type PaperAccountsOptions } from './create-paper-accounts.ts';
export { createDeedCarrier, type DeedCarrier, type DeedCarrierOptions } from './deed-carrier.ts';
export { changeSetting, changeSettings } from './jobs/apply-settings.ts';
export { createDayJobs, type DayJobs, type DayPlan, type DayReport } from './jobs/day-jobs.ts';
export type { JobOptions } from './jobs/job-options.ts';
export { resetAccount } from './jobs/reset-accounts.ts';
export { listSettings, type ShownSetting } from './list-settings.ts';
export {
  currentSettings,
  type MarketOptions,
  type SettingOptions,
  settingDefaultsOf,
} from './market-state.ts';
export { type CheckedOrder, createOrderCheck, type OrderCheck } from './order-check.ts';
export type {
  BasketCommand,
  CancelAllCommand,
  CancelOrderCommand,
  ClosePositionsCommand,
  FundsView,
  LegResult,
  MarginLeg,
  ModifyOrderCommand,
  PaperAccounts,
  PlaceOrderCommand,
  PlaceOrderResult,
  QuoteOfMany,
  SmartOrderCommand,
  SmartOrderResult,
  SplitOrderCommand,
} from './paper-accounts.ts';
export { createQuoteWatch, type QuoteState, type QuoteWatchOptions } from './quote-watch.ts';
export {
  type OrderDecision,
  type Publication,
  type Settlement,
  type SettlementGroup,
  type SettlementOptions,
  settle,
} from './settlement.ts';
export { ACCOUNT_SHARDS, ALL_SHARDS, QUOTES_SHARD, SHARD_COUNT, shardOf } from './shards.ts';
export { createStrategyBooks, type StrategyBooks } from './strategy-books.ts';
export { createTickFeed, type TickFeed } from './tick-feed.ts';
