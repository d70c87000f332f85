/** The published client has no types of its own; this is what the tests use of it. */
declare module 'openalgo' {
  export default class OpenAlgo {
    constructor(apiKey: string, host?: string, version?: string);
    placeOrder(order: Record<string, unknown>): Promise<{ status: string; orderid: string; mode?: string }>;
    modifyOrder(order: Record<string, unknown>): Promise<{ status: string; orderid: string }>;
    cancelOrder(order: Record<string, unknown>): Promise<{ status: string; orderid: string }>;
  }
}
