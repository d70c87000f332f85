import { expect, it, onTestFinished, vi } from 'vitest';
import { openTracing } from '../src/index.ts';
import { startCollector } from '../testing/collector.ts';

const log = { warn: vi.fn() };

async function traced() {
  const collector = await startCollector();
  onTestFinished(() => collector.close());
  const open = (service: string) => openTracing({ endpoint: collector.url, service, log });
  return { collector, open };
}

const placed = { orderId: '7', isFirst: true, name: 'order placed', from: 1_000, to: 1_004, attributes: {} };
const filled = { ...placed, isFirst: false, name: 'order filled', from: 1_005, to: 1_012 };
const asked = {
  name: 'POST /api/v1/placeorder',
  from: 1_000,
  to: 1_005,
  attributes: { 'http.response.status_code': 200 },
  traceparent: undefined,
  isFailure: false,
};

it('tells what happens to an order in several processes as one trace, which begins where it was placed', async () => {
  const { collector, open } = await traced();
  const [api, worker] = [await open('openalgo-api'), await open('openalgo-worker')];
  worker.order(filled);
  api.order(placed);
  api.order({ ...placed, orderId: '8' });
  await Promise.all([api.close(), worker.close()]);

  const spans = new Map(collector.spans.map((span) => [`${span.name} ${span.attributes['order.id']}`, span]));
  const first = spans.get('order placed 7');
  expect(first).toMatchObject({ service: 'openalgo-api', parentSpanId: undefined, durationMs: 4 });
  expect(spans.get('order filled 7')).toMatchObject({
    service: 'openalgo-worker',
    traceId: first?.traceId,
    parentSpanId: first?.spanId,
    durationMs: 7,
  });
  expect(spans.get('order placed 8')?.traceId).not.toBe(first?.traceId);
});

it('makes a request a part of the trace that its client names, and of one of its own otherwise', async () => {
  const { collector, open } = await traced();
  const tracing = await open('openalgo-api');
  const traceId = 'ab'.repeat(16);
  tracing.request({ ...asked, traceparent: `00-${traceId}-${'cd'.repeat(8)}-01` });
  tracing.request({ ...asked, traceparent: 'no such thing', isFailure: true });
  await tracing.close();

  const [one, other] = collector.spans;
  expect(one).toMatchObject({ traceId, parentSpanId: 'cd'.repeat(8), durationMs: 5, isFailure: false });
  expect(one?.attributes).toEqual({ 'http.response.status_code': 200 });
  expect(other).toMatchObject({ parentSpanId: undefined, isFailure: true });
  expect(other?.traceId).not.toBe(traceId);
});

it('neither throws nor waits for a collector that is away, and says so', async () => {
  const { collector, open } = await traced();
  const tracing = await open('openalgo-api');
  await collector.close();
  tracing.request(asked);
  await tracing.close();
  expect(log.warn).toHaveBeenCalledWith({ err: expect.any(Error) }, 'Traces could not be sent');
});

it('makes nothing where there is no collector', async () => {
  expect(await openTracing({ endpoint: null, service: 'openalgo-api', log })).toMatchObject({ isOn: false });
});
