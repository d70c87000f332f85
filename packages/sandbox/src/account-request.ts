/** What the accounts are asked for, as transactions take it. */
import type { Instrument } from '@openalgo/domain';
import type { Outcome } from './group-commit.ts';
import type {
  CancelAllCommand,
  CancelOrderCommand,
  ClosePositionsCommand,
  ModifyOrderCommand,
  PlaceOrderCommand,
  PlaceOrderResult,
  SmartOrderCommand,
} from './paper-accounts.ts';

/** What an account may ask for, with the instrument looked up; null where there is none. */
export type AccountCommand =
  | {
      readonly kind: 'place';
      readonly command: PlaceOrderCommand;
      readonly instrument: Instrument | null;
    }
  | {
      readonly kind: 'modify';
      readonly command: ModifyOrderCommand;
      readonly instrument: Instrument | null;
    }
  | {
      readonly kind: 'smart';
      readonly command: SmartOrderCommand;
      readonly instrument: Instrument | null;
    }
  | { readonly kind: 'cancel'; readonly command: CancelOrderCommand }
  | { readonly kind: 'cancel-all'; readonly command: CancelAllCommand }
  | { readonly kind: 'close'; readonly command: ClosePositionsCommand };

/** One request of a client: commands that are decided one after the other in one transaction. */
export interface AccountRequest {
  /** What the client asked for; a basket of one order is another request than that order. */
  readonly kind: AccountCommand['kind'] | 'basket' | 'split';
  readonly userId: string;
  readonly idempotencyKey: string | undefined;
  readonly commands: readonly AccountCommand[];
}

/** What became of the steps of a request, in their order; none where it had nothing to do. */
export type Steps = readonly Outcome<PlaceOrderResult>[];
