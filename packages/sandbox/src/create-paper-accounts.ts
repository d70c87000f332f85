import type { SandboxDatabase } from '@openalgo/db';
import {
  AppError,
  buyLegsFirst,
  type Instrument,
  type InstrumentKey,
  type Order,
  splitQuantity,
} from '@openalgo/domain';
import { executeRequests } from './account-commands.ts';
import type { AccountCommand, AccountRequest, Steps } from './account-request.ts';
import { createAccountViews } from './account-views.ts';
import { createGroupCommit } from './group-commit.ts';
import type { MarketOptions } from './market-state.ts';
import { createMarketViews } from './market-views.ts';
import type {
  BasketCommand,
  CancelOrderCommand,
  LegResult,
  PaperAccounts,
  PlaceOrderCommand,
  PlaceOrderResult,
} from './paper-accounts.ts';

export interface PaperAccountsOptions extends MarketOptions {
  readonly findInstrument: (key: InstrumentKey) => Promise<Instrument | null>;
}

/** One transaction takes so many requests at most: enough to pay for itself, short enough to wait for. */
const GROUP_MAX = 200;
/** Beyond this, waiting would take longer than a client should wait; it is told to come back. */
const WAITING_MAX = 5000;

export function createPaperAccounts(
  database: Pick<SandboxDatabase, 'session' | 'reading' | 'transaction'>,
  options: PaperAccountsOptions,
): PaperAccounts {
  const views = createAccountViews(database, options);
  const requests = createGroupCommit<AccountRequest, Steps>({
    execute: (group) => executeRequests(database, options, group),
    groupMax: GROUP_MAX,
    waitingMax: WAITING_MAX,
  });

  async function submit(
    kind: AccountRequest['kind'],
    { userId, idempotencyKey }: Pick<CancelOrderCommand, 'userId' | 'idempotencyKey'>,
    commands: readonly AccountCommand[],
  ): Promise<Steps> {
    return requests.submit({ kind, userId, idempotencyKey, commands });
  }

  async function placeAll(
    kind: 'basket' | 'split',
    asked: Pick<BasketCommand, 'userId' | 'idempotencyKey'>,
    legs: readonly PlaceOrderCommand[],
  ): Promise<readonly LegResult[]> {
    const commands = await Promise.all(
      legs.map(async (command) => {
        return { kind: 'place', command, instrument: await options.findInstrument(command) } as const;
      }),
    );
    const steps = await submit(kind, asked, commands);
    return legs.flatMap((leg, index) => {
      const result = steps[index];
      return result === undefined ? [] : [{ leg, result }];
    });
  }

  return {
    ...views,
    ...createMarketViews(database, options),

    async placeOrder(command) {
      const instrument = await options.findInstrument(command);
      return onlyStep(await submit('place', command, [{ kind: 'place', command, instrument }]));
    },

    async modifyOrder(command) {
      const instrument = await options.findInstrument(command);
      return onlyStep(await submit('modify', command, [{ kind: 'modify', command, instrument }])).order;
    },

    async cancelOrder(command) {
      return onlyStep(await submit('cancel', command, [{ kind: 'cancel', command }])).order;
    },

    async placeSmartOrder(command) {
      const instrument = await options.findInstrument(command);
      const [result] = valuesOf(await submit('smart', command, [{ kind: 'smart', command, instrument }]));
      return result ?? { outcome: 'unchanged' };
    },

    placeBasket: (command) => placeAll('basket', command, buyLegsFirst(command.legs)),

    async splitOrder({ splitSize, ...command }) {
      const parts = splitQuantity(command.quantity, splitSize);
      return placeAll(
        'split',
        command,
        parts.map((quantity) => ({ ...command, quantity })),
      );
    },

    async cancelAllOrders(command) {
      const results = valuesOf(await submit('cancel-all', command, [{ kind: 'cancel-all', command }]));
      return results.map(({ order }) => order);
    },

    async closePositions(command) {
      return valuesOf(await submit('close', command, [{ kind: 'close', command }]));
    },

    async order(userId, orderId) {
      return found(await views.order(userId, orderId), orderId);
    },
  };
}

/** The results of all steps. Throws the first refusal. */
function valuesOf(steps: Steps): readonly PlaceOrderResult[] {
  return steps.map((step) => {
    if (!step.ok) {
      throw step.error;
    }

    return step.value;
  });
}

function onlyStep(steps: Steps): PlaceOrderResult {
  const [result] = valuesOf(steps);
  if (result === undefined) {
    throw new Error('The command came to nothing');
  }

  return result;
}

function found(order: Order | null, orderId: string): Order {
  if (order === null) {
    throw new AppError('not-found', 'ORDER_NOT_FOUND', `Order ${orderId} not found`);
  }

  return order;
}
