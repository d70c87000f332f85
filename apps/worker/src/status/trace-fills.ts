import type { Clock } from '@openalgo/domain';
import type { Settlement, SettlementGroup } from '@openalgo/sandbox';
import type { Tracing } from '@openalgo/service';

type Settle = (group: SettlementGroup) => Promise<Settlement>;

/** The same settlement, which adds the fills to the traces of their orders: from the decision until it is durable. */
export function traceFills(settle: Settle, tracing: Tracing, clock: Clock): Settle {
  if (!tracing.isOn) {
    return settle;
  }

  return async (group) => {
    const from = clock.now();
    const settlement = await settle(group);
    const to = clock.now();
    for (const { orderId, tradeId, exchange, symbol } of settlement.trades) {
      const attributes = { exchange, symbol, 'trade.id': tradeId, 'group.size': group.decisions.length };
      tracing.order({ orderId, isFirst: false, name: 'order filled', from, to, attributes });
    }

    return settlement;
  };
}
