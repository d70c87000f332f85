import { createOpenAlgoClient, OpenAlgoError } from '@openalgo/client';

const [baseUrl = 'http://127.0.0.1:5000', apiKey = ''] = process.argv.slice(2);
const openalgo = createOpenAlgoClient({ baseUrl, apiKey });
const share = { exchange: 'NSE', symbol: 'SBIN' } as const;

const { data: quote } = await openalgo.quotes(share);
const order = { ...share, strategy: 'First steps', action: 'BUY', product: 'MIS' } as const;
const placed = await openalgo.placeOrder(
  { ...order, quantity: 10, pricetype: 'LIMIT', price: Math.round(quote.ltp / 2) },
  { idempotencyKey: `first-${Date.now()}` },
);
if (placed.mode === 'semi_auto') {
  process.stdout.write(`order ${placed.pending_order_id} waits for you in the Action Center\n`);
} else {
  const { data } = await openalgo.orderStatus({ strategy: 'First steps', orderid: placed.orderid });
  process.stdout.write(`order ${data.orderid} is ${data.order_status}\n`);
}

try {
  await openalgo.placeOrder({ ...order, quantity: 0 });
} catch (error) {
  if (error instanceof OpenAlgoError) {
    process.stdout.write(`refused: ${error.code} ${error.errors.quantity?.join(' ')}\n`);
  }
}
