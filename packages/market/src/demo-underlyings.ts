/** What the demo market is made of. The prices are invented and round; only their size is true to life. */
import { type Price, price } from '@openalgo/domain';

export interface DemoUnderlying {
  readonly symbol: string;
  readonly name: string;
  readonly basePrice: Price;
}

const underlying = (symbol: string, name: string, rupees: string): DemoUnderlying => ({
  symbol,
  name,
  basePrice: price(rupees),
});

export const DEMO_SHARES: readonly DemoUnderlying[] = [
  underlying('RELIANCE', 'Reliance Industries', '1200'),
  underlying('SBIN', 'State Bank of India', '800'),
  underlying('INFY', 'Infosys', '1500'),
  underlying('TCS', 'Tata Consultancy Services', '3500'),
  underlying('HDFCBANK', 'HDFC Bank', '1600'),
  underlying('ICICIBANK', 'ICICI Bank', '1250'),
  underlying('ITC', 'ITC', '420'),
  underlying('LT', 'Larsen & Toubro', '3600'),
  underlying('AXISBANK', 'Axis Bank', '1100'),
  underlying('MARUTI', 'Maruti Suzuki India', '12000'),
  underlying('TATAMOTORS', 'Tata Motors', '700'),
  underlying('TATASTEEL', 'Tata Steel', '150'),
  underlying('WIPRO', 'Wipro', '250'),
  underlying('KOTAKBANK', 'Kotak Mahindra Bank', '2000'),
  underlying('BHARTIARTL', 'Bharti Airtel', '1800'),
  underlying('HINDUNILVR', 'Hindustan Unilever', '2400'),
  underlying('BAJFINANCE', 'Bajaj Finance', '900'),
  underlying('BAJAJ-AUTO', 'Bajaj Auto', '8500'),
  underlying('M&M', 'Mahindra & Mahindra', '3000'),
  underlying('ZEEL', 'Zee Entertainment Enterprises', '110'),
  underlying('YESBANK', 'Yes Bank', '20'),
  underlying('IDEA', 'Vodafone Idea', '8'),
];

export const DEMO_NSE_INDICES: readonly DemoUnderlying[] = [
  underlying('NIFTY', 'Nifty 50', '25000'),
  underlying('BANKNIFTY', 'Nifty Bank', '55000'),
  underlying('FINNIFTY', 'Nifty Financial Services', '26000'),
  underlying('INDIAVIX', 'India VIX', '14'),
];

export const DEMO_BSE_INDICES: readonly DemoUnderlying[] = [underlying('SENSEX', 'BSE Sensex', '80000')];

/** Underlyings that are traded as contracts only. */
const OTHERS: readonly DemoUnderlying[] = [
  underlying('USDINR', 'US dollar in rupees', '86.5'),
  underlying('CRUDEOIL', 'Crude oil', '6000'),
  underlying('BTCUSD', 'Bitcoin in US dollars', '65000'),
];

/** The demo's underlyings by symbol. */
export const DEMO_UNDERLYINGS: ReadonlyMap<string, DemoUnderlying> = new Map(
  [...DEMO_SHARES, ...DEMO_NSE_INDICES, ...DEMO_BSE_INDICES, ...OTHERS].map((one) => [one.symbol, one]),
);
