/** Reads and writes of single columns that several repositories of this room share. */
import {
  CONTRACT_VALUE_DECIMALS,
  type ContractValue,
  formatContractValue,
  formatPaise,
  formatPrice,
  type Instant,
  PAISE_DECIMALS,
  type Paise,
  PRICE_DECIMALS,
  type Price,
} from '@openalgo/domain';
import { toInstant, toScaled } from '../../sql/decode.ts';

export const readMoney = (value: unknown): Paise => toScaled(value, PAISE_DECIMALS);
export const readPrice = (value: unknown): Price => toScaled(value, PRICE_DECIMALS);
export const readContractValue = (value: unknown): ContractValue => toScaled(value, CONTRACT_VALUE_DECIMALS);
export const readOptionalPrice = (value: unknown): Price | null => (value === null ? null : readPrice(value));
export const readOptionalInstant = (value: unknown): Instant | null =>
  value === null ? null : toInstant(value);

export const writeMoney = formatPaise;
export const writePrice = formatPrice;
export const writeContractValue = formatContractValue;
export const writeOptionalPrice = (value: Price | null): string | null =>
  value === null ? null : formatPrice(value);

/** A row of a raw query before it is decoded. */
export type RawRow = Readonly<Record<string, unknown>>;

/**
 * A column whose values this code alone writes, from a closed vocabulary: trusted, so that a row costs no look-up.
 * The type parameter is that vocabulary.
 */
export function readWord<Word extends string>(value: unknown): Word {
  return String(value) as Word;
}

export const readOptionalText = (value: unknown): string | null => (value === null ? null : String(value));
