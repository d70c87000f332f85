import type { paths } from './generated/wire.ts';

/** What programs ask under /api/v1, by the method that asks it. */
export const ENDPOINTS = {
  placeOrder: 'placeorder',
  placeSmartOrder: 'placesmartorder',
  modifyOrder: 'modifyorder',
  cancelOrder: 'cancelorder',
  cancelAllOrders: 'cancelallorder',
  closePositions: 'closeposition',
  basketOrder: 'basketorder',
  splitOrder: 'splitorder',
  orderStatus: 'orderstatus',
  orderBook: 'orderbook',
  tradeBook: 'tradebook',
  positionBook: 'positionbook',
  openPosition: 'openposition',
  holdings: 'holdings',
  pnlBySymbol: 'pnl/symbols',
  funds: 'funds',
  margin: 'margin',
  analyzer: 'analyzer',
  toggleAnalyzer: 'analyzer/toggle',
  quotes: 'quotes',
  multiQuotes: 'multiquotes',
  depth: 'depth',
  symbol: 'symbol',
  search: 'search',
  expiry: 'expiry',
  holidays: 'market/holidays',
  timings: 'market/timings',
  pushTicks: 'ticks',
  configureTelegram: 'telegram/config',
  startTelegram: 'telegram/start',
  stopTelegram: 'telegram/stop',
  broadcastTelegram: 'telegram/broadcast',
  notifyTelegram: 'telegram/notify',
  setTelegramPreferences: 'telegram/preferences',
  ping: 'ping',
} as const;

export type MethodName = keyof typeof ENDPOINTS;

type PathOf<Name extends MethodName> = `/api/v1/${(typeof ENDPOINTS)[Name]}`;
type OperationOf<Name extends MethodName> = paths[PathOf<Name>]['post'];
type BodyOf<Name extends MethodName> = OperationOf<Name>['requestBody']['content']['application/json'];

/** What a method takes: the body without the key, which the client adds. */
export type RequestOf<Name extends MethodName> = Omit<BodyOf<Name>, 'apikey'>;
/** What a method answers when it succeeds. */
export type AnswerOf<Name extends MethodName> =
  OperationOf<Name>['responses'][200]['content']['application/json'];

export interface CallOptions {
  /** Names a request that changes the account: sent again under it, it is not done again but answered as before. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** A request may be left out where it has nothing but the key. */
type Arguments<Name extends MethodName> =
  Record<never, never> extends RequestOf<Name>
    ? [request?: RequestOf<Name>, options?: CallOptions]
    : [request: RequestOf<Name>, options?: CallOptions];

/** Each endpoint as a method; it resolves to the answer, and throws an `OpenAlgoError` for a refusal. */
export type EndpointMethods = {
  readonly [Name in MethodName]: (...given: Arguments<Name>) => Promise<AnswerOf<Name>>;
};
