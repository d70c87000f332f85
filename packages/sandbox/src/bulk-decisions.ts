/** Commands that ask for a state rather than for an order, decided on the image of the account. */
import {
  cancelOrders,
  closingMove,
  expectedPosition,
  type Instrument,
  type InstrumentBook,
  instrumentId,
  type Move,
  type Order,
  type OrderRequest,
  type Position,
  shareMove,
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
  if (command.scope === 'strategy' && command.strategy !== null) {
    return decideShare(image, inputs, { ...command, strategy: command.strategy }, instrument);
  }

  const move = smartMove(command, expectedPosition(book, command.strategy));
  return move === null ? null : decidePlace(image, inputs, { ...command, ...move }, instrument);
}

function decideShare(
  image: AccountImage,
  inputs: DecisionInputs,
  command: SmartOrderCommand & { readonly strategy: string },
  instrument: Instrument | null,
): PlaceOrderResult | null {
  const { book } = claimedSlice(image, command);
  const { strategy, positionSize } = command;
  const { position } = book;
  const share = position === null ? 0n : strategyShare(position.quantity, inputs.netOf(position, strategy));
  const move = shareMove(book, share, strategy, positionSize);
  if (move === null) {
    return null;
  }

  if (positionSize === 0n && position !== null) {
    return takeOrder(image, command, atMarket(move, position, inputs, strategy), inputs, command);
  }

  return decidePlace(image, inputs, { ...command, ...move }, instrument);
}

/** Cancels all that rests of the strategy, or of the account. */
export function decideCancelAll(
  image: AccountImage,
  { context }: DecisionInputs,
  { userId, strategy }: CancelAllCommand,
): Order[] {
  const isMeant = (order: Order) => strategy === null || order.strategy === strategy;

  return image.booksOf(userId).flatMap((key) => {
    const slice = claimedSlice(image, key);
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
  return image.booksOf(command.userId).flatMap((key) => {
    const { book } = claimedSlice(image, key);
    const closing = book.position === null ? null : closingRequest(book, book.position, inputs, command);
    return closing === null ? [] : [takeOrder(image, key, closing, inputs, command)];
  });
}

function closingRequest(
  book: InstrumentBook,
  position: Position,
  inputs: DecisionInputs,
  { strategy }: ClosePositionsCommand,
): OrderRequest | null {
  const share =
    strategy === null
      ? position.quantity
      : strategyShare(position.quantity, inputs.netOf(position, strategy));
  const move = closingMove(book, share, strategy);
  return move === null ? null : atMarket(move, position, inputs, strategy);
}

/** The MARKET order of a move that closes what is held. */
function atMarket(
  move: Move,
  position: Position,
  inputs: DecisionInputs,
  strategy: string | null,
): OrderRequest {
  return {
    terms: { ...move, priceType: 'MARKET', product: position.product, price: null, triggerPrice: null },
    // What is held may be closed whatever the master says of it now: lots and freeze quantities change.
    instrument: position,
    strategy,
    lastPrice: inputs.quotes.get(instrumentId(position))?.ltp ?? position.lastPrice,
    tickSeq: inputs.tickSeq,
  };
}
