/** What a key's order mode does to each operation (reference §4): whether it waits for its owner's approval. */

export const ORDER_MODES = ['auto', 'semi_auto'] as const;
export type OrderMode = (typeof ORDER_MODES)[number];

/** Operations that enter something: in semi-automatic mode they wait for their owner. */
export const APPROVED_OPERATIONS = [
  'placeorder',
  'placesmartorder',
  'basketorder',
  'splitorder',
  'optionsorder',
  'optionsmultiorder',
  'placegttorder',
] as const;

/** Operations that change what is there; where the money is real, a semi-automatic key must not do so unseen. */
const CHANGES: readonly string[] = [
  'modifyorder',
  'cancelorder',
  'cancelallorder',
  'closeposition',
  'modifygttorder',
  'cancelgttorder',
];

/** Where an order goes: to a broker, or to a paper account. */
export type TradingMode = 'live' | 'analyze';

export type OperationRoute = 'execute' | 'queue' | 'refuse';

/**
 * What becomes of an operation, named by its endpoint. Only operations of this table are anything but executed: reads
 * never wait.
 */
export function routeOperation(operation: string, orderMode: OrderMode, mode: TradingMode): OperationRoute {
  if (orderMode === 'auto') {
    return 'execute';
  }

  if (APPROVED_OPERATIONS.some((one) => one === operation)) {
    return 'queue';
  }

  const isRefused = operation === 'analyzer/toggle' || (mode === 'live' && CHANGES.includes(operation));
  return isRefused ? 'refuse' : 'execute';
}
