export {
  type ActionCenter,
  type ActionCenterDependencies,
  createActionCenter,
  type PendingPage,
} from './action-center.ts';
export type { OrderAccounts } from './execute-request.ts';
export { readOrderData } from './order-data.ts';
export type { OrderFields, OrderRequest } from './order-request.ts';
export type { Approval } from './place-approved.ts';
export {
  createSignalCarrier,
  type SignalCarrier,
  type SignalCarrierDependencies,
} from './signals/carrier.ts';
export {
  type ChartAlert,
  createSignalIntake,
  type ScanAlert,
  type ScanReceipt,
  type SignalIntake,
  type SignalIntakeDependencies,
} from './signals/intake.ts';
export {
  createStrategySquareOff,
  type StrategySquareOff,
  type StrategySquareOffDependencies,
} from './square-off.ts';
export {
  createStrategies,
  type OwnStrategies,
  type Strategies,
  type StrategiesDependencies,
} from './strategies.ts';
export { openStrategyRoom, type StrategyRoomOptions } from './strategy-room.ts';
export {
  type ChartStrategySettings,
  chartStrategySettings,
  type ScanStrategySettings,
  SYMBOLS_MAX,
  scanStrategySettings,
} from './strategy-settings.ts';
export { chartLane, scanLane } from './traded-strategy.ts';
