export type {
  BrokerAdapter,
  BrokerFunds,
  BrokerHolding,
  BrokerOrder,
  BrokerOrderTerms,
  BrokerPosition,
  BrokerSession,
  BrokerTrade,
} from './broker.ts';
export { createLiveTrading, type LiveTrading, liveModeUnavailable } from './live-trading.ts';
