import { allPages } from '@openalgo/db';
import type { Day } from '@openalgo/domain';
import type { FastifyReply } from 'fastify';
import { type CsvColumn, csvPieces } from '../../csv.ts';
import type { ApiDependencies } from '../../dependencies.ts';
import type { Api } from '../../fastify.ts';
import { sessionOf } from '../../plugins/app/session.ts';
import {
  DAILY_COLUMNS,
  HOLDING_COLUMNS,
  POSITION_COLUMNS,
  presentMyPnl,
  TRADE_COLUMNS,
} from '../../presenters/my-pnl.ts';
import { myPnlReply, squareOffReply } from '../../schemas/my-pnl.ts';
import { doneReply, peopleFailures } from '../../schemas/people.ts';
import { csvReply, noQuery } from '../../schemas/records.ts';
import { sendCsv } from '../../send-pieces.ts';

const TAGS = ['Sandbox'];
const SHOWN_ROWS = 100;
const EXPORT_PAGE_ROWS = 1_000;

export type OwnSandboxRoutesOptions = Pick<ApiDependencies, 'sandboxDesk' | 'accounts'>;

/** A user's own paper account, always of whoever is logged in. */
export function ownSandboxRoutes(app: Api, options: OwnSandboxRoutesOptions): void {
  resetRoute(app, options);
  viewRoutes(app, options);
  exportRoutes(app, options);
}

function resetRoute(app: Api, { sandboxDesk }: OwnSandboxRoutesOptions): void {
  app.post(
    '/reset',
    {
      schema: {
        tags: TAGS,
        summary: 'Let your paper account start again: orders, trades, positions and holdings go',
        response: { 200: doneReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      await sandboxDesk.reset(userId);
      return { status: 'success', message: 'The paper account starts again.' } as const;
    },
  );
}

function viewRoutes(app: Api, { sandboxDesk, accounts }: OwnSandboxRoutesOptions): void {
  app.get(
    '/squareoff-status',
    {
      schema: {
        tags: TAGS,
        summary: 'When intraday positions are closed, by exchange',
        response: { 200: squareOffReply, ...peopleFailures },
      },
    },
    async () => {
      const data = (await sandboxDesk.squareOffs()).map(({ exchange, time, nextAt }) => ({
        exchange,
        square_off_time: time,
        next_at: nextAt === null ? null : new Date(nextAt).toISOString(),
      }));
      return { status: 'success', data } as const;
    },
  );

  app.get(
    '/mypnl/api/data',
    {
      schema: {
        tags: TAGS,
        summary: 'What your paper account has come to, at the newest prices',
        response: { 200: myPnlReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { userId } = sessionOf(request);
      const [funds, daily, positions, holdings, trades] = await Promise.all([
        accounts.funds(userId),
        sandboxDesk.dailyPnl(userId, { limit: SHOWN_ROWS }),
        accounts.positionBook(userId),
        accounts.holdings(userId),
        sandboxDesk.trades(userId, { limit: SHOWN_ROWS }),
      ]);
      const newest = trades.rows.map(({ trade }) => trade);
      return presentMyPnl({ funds, daily: daily.rows, positions, holdings, trades: newest });
    },
  );
}

function exportRoutes(app: Api, { sandboxDesk, accounts }: OwnSandboxRoutesOptions): void {
  function exportRoute<Row>(
    name: string,
    columns: readonly CsvColumn<Row>[],
    pagesOf: (userId: string) => AsyncIterable<readonly Row[]>,
  ): void {
    const schema = {
      tags: TAGS,
      summary: `The ${name} of your paper account, as CSV`,
      querystring: noQuery,
      response: { 200: csvReply, ...peopleFailures },
    };
    app.get(`/mypnl/export/${name}`, { schema }, async (request, reply: FastifyReply) =>
      sendCsv(reply, `${name}.csv`, csvPieces(columns, pagesOf(sessionOf(request).userId))),
    );
  }

  exportRoute('daily', DAILY_COLUMNS, (userId) =>
    allPages((before: Day | undefined) => sandboxDesk.dailyPnl(userId, { limit: EXPORT_PAGE_ROWS, before })),
  );
  exportRoute('positions', POSITION_COLUMNS, (userId) => onePage(accounts.positionBook(userId)));
  exportRoute('holdings', HOLDING_COLUMNS, (userId) => onePage(accounts.holdings(userId)));
  exportRoute('trades', TRADE_COLUMNS, async function* (userId) {
    const pages = allPages((before: number | undefined) =>
      sandboxDesk.trades(userId, { limit: EXPORT_PAGE_ROWS, before }),
    );
    for await (const rows of pages) {
      yield rows.map(({ trade }) => trade);
    }
  });
}

/** What is bounded by what an account can hold. */
async function* onePage<Row>(rows: Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield await rows;
}
