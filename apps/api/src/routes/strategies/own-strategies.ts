import type { OwnStrategies } from '@openalgo/strategies';
import type { z } from 'zod';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { presentSignals } from '../../presenters/strategies.ts';
import { doneReply, peopleFailures } from '../../schemas/people.ts';
import { signalsQuery, signalsReply } from '../../schemas/strategies.ts';
import type { StrategyRouteOptions } from './options.ts';

/** What tells one kind of strategies from the other on the wire. */
export interface StrategyWire<Settings, Stored, Id, View> {
  /** Whose they are, to people: `charts`. */
  readonly name: string;
  readonly own: OwnStrategies<Settings, Stored, Id>;
  readonly present: (strategy: Stored) => View;
  /** The queue that the signals of a strategy are in; what its deeds are on record under. */
  readonly laneOf: (id: Id) => string;
  readonly idOf: (strategy: Stored) => Id;
  readonly body: z.ZodType<Settings>;
  readonly params: z.ZodType<{ readonly id: Id }>;
  readonly reply: z.ZodType<Success<View>>;
  readonly listReply: z.ZodType<Success<View[]>>;
}

interface Success<Data> {
  status: 'success';
  data: Data;
}

const tags = ['Strategies'];

/** The strategies of one kind, of whoever is logged in. Those of others are as if they were not there. */
export function ownStrategyRoutes<Settings, Stored extends { readonly isActive: boolean }, Id, View>(
  app: Api,
  wire: StrategyWire<Settings, Stored, Id, View>,
  options: StrategyRouteOptions,
): void {
  readingRoutes(app, wire, options);
  makingRoutes(app, wire, options);
  switchingRoutes(app, wire, options);
}

function readingRoutes<Settings, Stored, Id, View>(
  app: Api,
  { name, own, present, laneOf, idOf, params, reply, listReply }: StrategyWire<Settings, Stored, Id, View>,
  { signals }: StrategyRouteOptions,
): void {
  app.get(
    '/strategies',
    {
      schema: {
        tags,
        summary: `Your strategies of ${name}`,
        response: { 200: listReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      return { status: 'success', data: (await own.list(userId)).map(present) } as const;
    },
  );

  app.get(
    '/strategy/:id',
    { schema: { tags, summary: 'One strategy', params, response: { 200: reply, ...peopleFailures } } },
    async (request) => {
      const found = await own.get(sessionOf(request).userId, request.params.id);
      return { status: 'success', data: present(found) } as const;
    },
  );

  app.get(
    '/strategy/:id/signals',
    {
      schema: {
        tags,
        summary: 'What became of a strategy’s signals, newest first',
        params,
        querystring: signalsQuery,
        response: { 200: signalsReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const lane = laneOf(idOf(await own.get(userId, request.params.id)));
      return presentSignals(await signals.page({ userId, lane, ...request.query }));
    },
  );
}

function makingRoutes<Settings, Stored, Id, View>(
  app: Api,
  { own, present, laneOf, idOf, body, params, reply }: StrategyWire<Settings, Stored, Id, View>,
  { noteDeed }: StrategyRouteOptions,
): void {
  const response = { 200: reply, ...peopleFailures };
  // `body` has validated it; Fastify's types only cannot tell while the kind is open.
  const settingsOf = (validated: unknown) => validated as Settings;

  app.post('/strategy', { schema: { tags, summary: 'Make a strategy', body, response } }, async (request) => {
    const { userId } = sessionOf(request);
    const made = await own.create(userId, settingsOf(request.body));
    noteDeed(userId, 'strategy.created', laneOf(idOf(made)));
    return { status: 'success', data: present(made) } as const;
  });

  app.put(
    '/strategy/:id',
    { schema: { tags, summary: 'Give a strategy these settings', params, body, response } },
    async (request) => {
      const { userId } = sessionOf(request);
      const changed = await own.replace(userId, request.params.id, settingsOf(request.body));
      noteDeed(userId, 'strategy.changed', laneOf(request.params.id));
      return { status: 'success', data: present(changed) } as const;
    },
  );
}

function switchingRoutes<Settings, Stored extends { readonly isActive: boolean }, Id, View>(
  app: Api,
  { own, present, laneOf, params, reply }: StrategyWire<Settings, Stored, Id, View>,
  { noteDeed }: StrategyRouteOptions,
): void {
  app.post(
    '/strategy/:id/toggle',
    {
      schema: {
        tags,
        summary: 'Switch a strategy on or off',
        params,
        response: { 200: reply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const toggled = await own.toggle(userId, request.params.id);
      const deed = toggled.isActive ? 'strategy.switched_on' : 'strategy.switched_off';
      noteDeed(userId, deed, laneOf(request.params.id));
      return { status: 'success', data: present(toggled) } as const;
    },
  );

  app.delete(
    '/strategy/:id',
    {
      schema: {
        tags,
        summary: 'Remove a strategy',
        description: 'What it holds stays in the account.',
        params,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      await own.remove(userId, request.params.id);
      noteDeed(userId, 'strategy.removed', laneOf(request.params.id));
      return { status: 'success', message: 'The strategy is removed.' } as const;
    },
  );
}
