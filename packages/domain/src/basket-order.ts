import type { Action } from './vocabulary.ts';

/** The legs of a basket in the order in which they are placed: BUY first, each side as given (reference §2.15). */
export function buyLegsFirst<Leg extends { readonly action: Action }>(legs: readonly Leg[]): Leg[] {
  return [
    ...legs.filter(({ action }) => action === 'BUY'),
    ...legs.filter(({ action }) => action === 'SELL'),
  ];
}
