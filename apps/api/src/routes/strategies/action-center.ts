import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import { presentApproval, presentPendingOrders } from '../../presenters/action-center.ts';
import {
  approvalReply,
  approvalsReply,
  pendingCountReply,
  pendingParams,
  pendingQuery,
  pendingReply,
  rejectBody,
} from '../../schemas/action-center.ts';
import { doneReply, peopleFailures } from '../../schemas/people.ts';
import type { StrategyRouteOptions } from './options.ts';

const tags = ['Action Center'];

/** The orders of a semi-automatic key, for its owner. */
export function actionCenterRoutes(
  app: Api,
  { actionCenter, noteDeed }: Pick<StrategyRouteOptions, 'actionCenter' | 'noteDeed'>,
): void {
  app.get(
    '/api/data',
    {
      schema: {
        tags,
        summary: 'Your orders that wait or have been decided, newest first',
        querystring: pendingQuery,
        response: { 200: pendingReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { status, ...page } = request.query;
      const { userId } = sessionOf(request);
      return presentPendingOrders(await actionCenter.page({ userId, ...page, ...(status && { status }) }));
    },
  );

  app.get(
    '/count',
    { schema: { tags, summary: 'How many wait', response: { 200: pendingCountReply, ...peopleFailures } } },
    async (request) => {
      const pending = await actionCenter.countPending(sessionOf(request).userId);
      return { status: 'success', data: { pending } } as const;
    },
  );

  app.post(
    '/approve/:id',
    {
      schema: {
        tags,
        summary: 'Approve an order and place it',
        description: 'It is placed exactly once, whatever crashes.',
        params: pendingParams,
        response: { 200: approvalReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const approval = await actionCenter.approve(userId, request.params.id);
      noteDeed(userId, 'pending_order.approved', String(approval.id));
      return { status: 'success', data: presentApproval(approval) } as const;
    },
  );

  app.post(
    '/approve-all',
    {
      schema: {
        tags,
        summary: 'Approve and place all that wait, oldest first',
        response: { 200: approvalsReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const approvals = await actionCenter.approveAll(userId);
      for (const { id } of approvals) {
        noteDeed(userId, 'pending_order.approved', String(id));
      }

      return { status: 'success', data: approvals.map(presentApproval) } as const;
    },
  );

  decidedOrderRoutes(app, { actionCenter, noteDeed });
}

function decidedOrderRoutes(
  app: Api,
  { actionCenter, noteDeed }: Pick<StrategyRouteOptions, 'actionCenter' | 'noteDeed'>,
): void {
  app.post(
    '/reject/:id',
    {
      schema: {
        tags,
        summary: 'Reject an order',
        params: pendingParams,
        body: rejectBody,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      await actionCenter.reject(userId, request.params.id, request.body.reason);
      noteDeed(userId, 'pending_order.rejected', String(request.params.id));
      return { status: 'success', message: 'The order is rejected.' } as const;
    },
  );

  app.delete(
    '/delete/:id',
    {
      schema: {
        tags,
        summary: 'Remove an order that is decided',
        params: pendingParams,
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      await actionCenter.remove(userId, request.params.id);
      noteDeed(userId, 'pending_order.removed', String(request.params.id));
      return { status: 'success', message: 'The order is removed.' } as const;
    },
  );
}
