/**
 * Exact money. Every amount is an integer in a `bigint`, so sums and comparisons are those of integers and
 * nothing is ever rounded by accident. This file alone knows the scales and is the only one that rounds:
 * half away from zero, once, where an amount is booked (rules of the engine, §1).
 */

/** Money in paise: 1 rupee is 100n. */
export type Paise = bigint;
/** A price in 1/10,000 rupee, fine enough for currency pairs, which tick at 0.0025. */
export type Price = bigint;
/** A quantity in units (not lots), signed where it is a position: positive long, negative short. */
export type Quantity = bigint;
/** A contract's value per unit in 1/100,000,000: `ONE_CONTRACT` but for crypto contracts. */
export type ContractValue = bigint;
/** A leverage in 1/100: five-fold leverage is 500n. */
export type Leverage = bigint;
/** A share of a whole in 1/100 percent: 15 % is 1500n. */
export type Percent = bigint;

export const PAISE_DECIMALS = 2;
export const PRICE_DECIMALS = 4;
/** Whole units today; a crypto exchange with fractional units raises this and the column's scale, nothing else. */
export const QUANTITY_DECIMALS = 0;
export const CONTRACT_VALUE_DECIMALS = 8;
export const LEVERAGE_DECIMALS = 2;
export const PERCENT_SETTING_DECIMALS = 2;

export const ONE_CONTRACT: ContractValue = 10n ** BigInt(CONTRACT_VALUE_DECIMALS);
export const ONE_LEVERAGE: Leverage = 10n ** BigInt(LEVERAGE_DECIMALS);

const QUANTITY_SCALE = 10n ** BigInt(QUANTITY_DECIMALS);
const PAISE_PER_PRICE_UNIT = 10n ** BigInt(PRICE_DECIMALS - PAISE_DECIMALS);
/** What price × quantity × contract value must be divided by to become paise. */
const NOTIONAL_DIVISOR = PAISE_PER_PRICE_UNIT * QUANTITY_SCALE * ONE_CONTRACT;
const WHOLE_PERCENT: Percent = 100n * 10n ** BigInt(PERCENT_SETTING_DECIMALS);

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** Integer division rounded half away from zero. `denominator` must be positive. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const half = denominator / 2n;
  return numerator < 0n ? -((-numerator + half) / denominator) : (numerator + half) / denominator;
}

/** quantity × price × contract value, in paise. */
export function notional(
  quantity: Quantity,
  price: Price,
  contractValue: ContractValue = ONE_CONTRACT,
): Paise {
  return divideRounded(quantity * price * contractValue, NOTIONAL_DIVISOR);
}

/** quantity × price × contract value ÷ leverage, in paise, rounded once. */
export function leveragedNotional(
  quantity: Quantity,
  price: Price,
  contractValue: ContractValue,
  leverage: Leverage,
): Paise {
  return divideRounded(quantity * price * contractValue * ONE_LEVERAGE, NOTIONAL_DIVISOR * leverage);
}

/** A percentage of quantity × price × contract value, in paise, rounded once. */
export function percentOfNotional(
  quantity: Quantity,
  price: Price,
  contractValue: ContractValue,
  percent: Percent,
): Paise {
  return divideRounded(quantity * price * contractValue * percent, NOTIONAL_DIVISOR * WHOLE_PERCENT);
}

/** cost × contract value ÷ leverage, in paise, rounded once. */
export function leveragedCost(cost: Paise, contractValue: ContractValue, leverage: Leverage): Paise {
  return divideRounded(cost * contractValue * ONE_LEVERAGE, ONE_CONTRACT * leverage);
}

/** cost × contract value, in paise. */
export function contractCost(cost: Paise, contractValue: ContractValue): Paise {
  return divideRounded(cost * contractValue, ONE_CONTRACT);
}

/**
 * What closing `quantity` long units at `price` earns over the cost they leave with, × contract value, in paise,
 * rounded once. A short position earns the negative of it.
 */
export function profit(quantity: Quantity, price: Price, cost: Paise, contractValue: ContractValue): Paise {
  const proceeds = quantity * price;
  return divideRounded(
    (proceeds - cost * PAISE_PER_PRICE_UNIT * QUANTITY_SCALE) * contractValue,
    NOTIONAL_DIVISOR,
  );
}

/** The share of `amount` that falls to `part` of `whole`; the remainder is the caller's to keep. */
export function prorate(amount: Paise, part: Quantity, whole: Quantity): Paise {
  return divideRounded(amount * part, whole);
}

/** The price per unit, to four decimals, at which `quantity` units cost `cost`; 0 for no units. */
export function averagePrice(cost: Paise, quantity: Quantity): Price {
  if (quantity === 0n) {
    return 0n;
  }

  return divideRounded(cost * PAISE_PER_PRICE_UNIT * QUANTITY_SCALE, absolute(quantity));
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Reads a plain decimal ("-12.50") into an integer of `decimals` decimals, exactly.
 * Returns null for anything else: another notation, or digits beyond the scale that are not zero.
 */
export function parseDecimal(text: string, decimals: number): bigint | null {
  const match = DECIMAL.exec(text);
  if (match === null) {
    return null;
  }

  const [, sign, whole = '', fraction = ''] = match;
  const beyond = fraction.slice(decimals);
  if (/[^0]/.test(beyond)) {
    return null;
  }

  const digits = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  return sign === '-' ? -digits : digits;
}

/** Writes an integer of `decimals` decimals as a plain decimal with exactly that many digits. */
export function formatDecimal(value: bigint, decimals: number): string {
  if (decimals === 0) {
    return value.toString();
  }

  const digits = absolute(value)
    .toString()
    .padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return `${value < 0n ? '-' : ''}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

function parseTrusted(text: string, decimals: number, what: string): bigint {
  const value = parseDecimal(text, decimals);
  if (value === null) {
    throw new RangeError(`Not a ${what} of at most ${decimals} decimals: ${text}`);
  }

  return value;
}

/** A trusted decimal of rupees as paise. Throws RangeError for what is none: that is a bug or a corrupt row. */
export const paise = (text: string): Paise => parseTrusted(text, PAISE_DECIMALS, 'money amount');
/** A trusted decimal as a price. Throws RangeError for what is none. */
export const price = (text: string): Price => parseTrusted(text, PRICE_DECIMALS, 'price');
/** A trusted decimal as a contract value. Throws RangeError for what is none. */
export const contractValue = (text: string): ContractValue =>
  parseTrusted(text, CONTRACT_VALUE_DECIMALS, 'contract value');
/** A trusted decimal as a leverage. Throws RangeError for what is none. */
export const leverage = (text: string): Leverage => parseTrusted(text, LEVERAGE_DECIMALS, 'leverage');

/** Paise as decimal text, e.g. "9976000.00". */
export const formatPaise = (value: Paise): string => formatDecimal(value, PAISE_DECIMALS);
/** A price as decimal text, e.g. "103.3333". */
export const formatPrice = (value: Price): string => formatDecimal(value, PRICE_DECIMALS);
/** A contract value as decimal text. */
export const formatContractValue = (value: ContractValue): string =>
  formatDecimal(value, CONTRACT_VALUE_DECIMALS);

/**
 * Amounts as JSON numbers, for the outer wire and for people only, where the reference sends numbers. The
 * shortest decimal of a double is exact up to 15 digits, which bounds every column of money.
 */
export const paiseToNumber = (value: Paise): number => Number(formatPaise(value));
export const priceToNumber = (value: Price): number => Number(formatPrice(value));
