import { AppError } from '@openalgo/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CANCEL_ORDER, MODIFY_ORDER, PLACE_ORDER } from './support/endpoints.ts';
import { anOrder, MORNING } from './support/fake-accounts.ts';
import { createTestApp, type TestApp, USER_KEY } from './support/test-app.ts';

const TERMS = {
  exchange: 'NSE',
  symbol: 'RELIANCE',
  action: 'BUY',
  quantity: '10',
  priceType: 'LIMIT',
  product: 'MIS',
  price: '2500.05',
  triggerPrice: null,
  strategy: 'Momentum',
  rejectionReason: null,
};

describe('the audit trail of orders', () => {
  let api: TestApp;

  beforeEach(() => {
    api = createTestApp();
  });
  afterEach(() => api.app.close());

  const recorded = async () => {
    await api.app.close();
    return api.auditEvents.map(({ actor, action, subject }) => [actor, action, subject]);
  };

  it('has what was placed, modified and cancelled, by whom, and on what terms', async () => {
    for (const { path, body } of [PLACE_ORDER, MODIFY_ORDER, CANCEL_ORDER]) {
      expect((await api.post(path, body)).statusCode).toBe(200);
    }
    await api.app.close();

    const event = { at: MORNING, actor: 'asha', subject: '24010200000001' };
    expect(api.auditEvents).toEqual([
      { ...event, action: 'order.placed', detail: { ...TERMS, price: expect.any(String) } },
      { ...event, action: 'order.modified', detail: { ...TERMS, price: expect.any(String) } },
      { ...event, action: 'order.cancelled', detail: {} },
    ]);
    expect(Number(api.auditEvents[0]?.detail.price)).toBe(2500.05);
  });

  it('has orders that the account refused, with the reason', async () => {
    const order = anOrder({ status: 'rejected', rejectionReason: 'Insufficient funds' });
    api.accounts.placeOrder.mockResolvedValueOnce({ outcome: 'rejected', order });
    await api.post(PLACE_ORDER.path, PLACE_ORDER.body);
    await api.app.close();

    expect(api.auditEvents).toMatchObject([
      { action: 'order.rejected', detail: { rejectionReason: 'Insufficient funds' } },
    ]);
  });

  it('has each order of several', async () => {
    const { apikey: _, strategy: __, ...order } = PLACE_ORDER.body;
    await api.post('basketorder', { apikey: USER_KEY, strategy: 'Momentum', orders: [order, order] });
    await api.post('splitorder', { ...PLACE_ORDER.body, splitsize: 10 });
    await api.post('placesmartorder', { ...PLACE_ORDER.body, position_size: 10 });
    await api.post('closeposition', { apikey: USER_KEY, strategy: 'Momentum' });
    await api.post('cancelallorder', { apikey: USER_KEY, strategy: 'Momentum' });

    expect(await recorded()).toEqual([
      ...Array.from({ length: 5 }, () => ['asha', 'order.placed', '24010200000001']),
      ['asha', 'order.cancelled', '24010200000001'],
    ]);
  });

  it('has nothing of what changed nothing', async () => {
    api.accounts.placeOrder.mockRejectedValueOnce(new AppError('invalid', 'OFF_TICK', 'Not on the tick'));
    api.accounts.placeSmartOrder.mockResolvedValueOnce({ outcome: 'unchanged' });
    await api.post(PLACE_ORDER.path, PLACE_ORDER.body);
    await api.post('placesmartorder', { ...PLACE_ORDER.body, position_size: 10 });
    await api.post(PLACE_ORDER.path, { apikey: USER_KEY });
    await api.post('orderbook', { apikey: USER_KEY });

    expect(await recorded()).toEqual([]);
  });

  it('has no key in it', async () => {
    await api.post(PLACE_ORDER.path, PLACE_ORDER.body);
    await api.app.close();

    expect(JSON.stringify(api.auditEvents)).not.toContain(USER_KEY);
  });

  it('delays and fails no order when it cannot be written; what is lost is counted and told', async () => {
    const writeAuditEvents = vi.fn(() => Promise.reject(new Error('logs.db is away')));
    const other = createTestApp({ writeAuditEvents });

    expect((await other.post(PLACE_ORDER.path, PLACE_ORDER.body)).statusCode).toBe(200);
    expect((await other.app.inject('/metrics')).body).toContain('openalgo_audit_queue_depth 1');
    await other.app.close();
    expect(other.lines.join('')).toContain('logs.db is away');
    expect(other.lines.join('')).toContain('Events are missing in the audit trail');
  });
});
