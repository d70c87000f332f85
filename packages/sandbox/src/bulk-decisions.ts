/** Commands that ask for a state rather than for an order, decided on the image of the account. */
import {
  type AccountSlice,
  type BookKey,
  cancelOrders,
  closingMove,
  expectedPosition,
  type Instrument,
  instrumentId,
  type Order,
  type Position,
  relevantTerms,
  smartMove,
  strategyShare,
} from '@openalgo/domain';
import type { AccountImage } from './account-image.ts';
import { claimedSlice, type DecisionInputs, decidePlace, takeOrder } from './decisions.ts';
import type {
  CancelAllCommand,
  ClosePositionsCommand,
  PlaceOrderResult,
  SmartOrderCommand,
} from './paper-accounts.ts';

/** The order that leads to the position asked for, or null where nothing is to be done. Throws as `decidePlace`. */
export function decideSmart(
  image: AccountImage,
  inputs: DecisionInputs,
  command: SmartOrderCommand,
  instrument: Instrument | null,
): PlaceOrderResult | null {
  const { book } = claimedSlice(image, command);
  const move = smartMove(command, expectedPosition(book, command.strategy));
  return move === null ? null : decidePlace(image, inputs, { ...command, ...move }, instrument);
}

/** Cancels all that rests of the strategy, or of the account. */
export function decideCancelAll(
  image: AccountImage,
  { context }: DecisionInputs,
  { userId, strategy }: CancelAllCommand,
): Order[] {
  const isMeant = (order: Order) => strategy === null || order.strategy === strategy;

  return openBooks(image, userId).flatMap(({ key, slice }) => {
    const { slice: left, orders } = cancelOrders(slice, isMeant, context.settings, context.now);
    if (orders.length > 0) {
      image.keep(key, left, orders);
    }

    return orders;
  });
}

/** Places the orders that close the account's positions, or the strategy's shares of them. */
export function decideClose(
  image: AccountImage,
  inputs: DecisionInputs,
  command: ClosePositionsCommand,
): PlaceOrderResult[] {
  return openBooks(image, command.userId).flatMap(({ key, slice }) => {
    const { position } = slice.book;
    const share = position === null ? 0n : shareOf(position, inputs, command.strategy);
    const move = closingMove(slice.book, share, command.strategy);
    if (position === null || move === null) {
      return [];
    }

    const request = {
      terms: relevantTerms({
        ...move,
        priceType: 'MARKET',
        product: position.product,
        price: null,
        triggerPrice: null,
      }),
      // What is held may be closed whatever the master says of it now: lots and freeze quantities change.
      instrument: position,
      strategy: command.strategy,
      lastPrice: inputs.quotes.get(instrumentId(key))?.ltp ?? position.lastPrice,
      tickSeq: inputs.tickSeq,
    };
    return [takeOrder(image, key, request, inputs.context, command)];
  });
}

function shareOf(
  position: Position,
  { netOf }: DecisionInputs,
  strategy: string | null,
): Position['quantity'] {
  return strategy === null ? position.quantity : strategyShare(position.quantity, netOf(position, strategy));
}

/** The loaded books of a claimed account; of one that was never opened, none. */
function openBooks(
  image: AccountImage,
  userId: string,
): readonly { readonly key: BookKey; readonly slice: AccountSlice }[] {
  return image.booksOf(userId).flatMap((key) => {
    const slice = image.slice(key);
    return slice === null ? [] : [{ key, slice }];
  });
}
