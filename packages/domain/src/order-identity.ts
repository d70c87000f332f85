/** Ids of orders and trades. They are functions of what they name, so a replay gives the same ones. */
import type { Instant } from './time.ts';
import { tradingDay } from './trading-day.ts';

const ACCOUNT_DIGITS = 5;
const SEQUENCE_DIGITS = 7;

/**
 * The id of an account's `sequence`-th order: the trading day as YYMMDD, the account's number, the sequence number;
 * digits only, as clients expect. The sequence never restarts, so ids are unique without the date, too.
 */
export function orderId(accountNumber: number, sequence: number, at: Instant): string {
  const day = tradingDay(at).replaceAll('-', '').slice(2);
  const account = String(accountNumber).padStart(ACCOUNT_DIGITS, '0');
  return `${day}${account}${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`;
}

/** The id of an order's fill. Whole orders only, so there is one. */
export function tradeId(order: string): string {
  return `TRADE-${order}-1`;
}
