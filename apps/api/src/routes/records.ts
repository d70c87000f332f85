import { allPages, type NewestOptions, type Page } from '@openalgo/db';
import { type CsvColumn, csvPieces } from '../csv.ts';
import type { Identity } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import { identityOf } from '../plugins/app/api-key.ts';
import { administratorsOnly, type SessionOptions, sessionRequired } from '../plugins/app/session.ts';
import {
  AUDIT_COLUMNS,
  LATENCY_COLUMNS,
  presentCallCounts,
  presentLatency,
  presentRows,
  presentTraffic,
  TRAFFIC_COLUMNS,
} from '../presenters/records.ts';
import type { Records } from '../records.ts';
import { peopleFailures } from '../schemas/people.ts';
import {
  analyzerStatsReply,
  csvReply,
  latencyStatsReply,
  noQuery,
  pageQuery,
  rowsReply,
  trafficStatsReply,
} from '../schemas/records.ts';
import { sendCsv } from '../send-pieces.ts';
import { callRoutes } from './call-records.ts';

const TAGS = ['Looking back'];
const EXPORT_PAGE_ROWS = 1_000;

interface Log<Row> {
  readonly summary: string;
  readonly paths: { readonly rows: string; readonly file: string };
  readonly columns: readonly CsvColumn<Row>[];
  readonly page: (viewer: Identity, options: NewestOptions) => Promise<Page<Row>>;
}

export interface RecordRoutesOptions extends SessionOptions {
  readonly records: Records;
}

/** What was done and how quick it was: to each user the own records, to administrators everybody's. */
export async function recordRoutes(app: Api, options: RecordRoutesOptions): Promise<void> {
  const { records } = options;
  await app.register(sessionRequired, options);

  statisticsRoutes(app, records);
  logRoutes(app, {
    summary: 'How long each order took',
    paths: { rows: '/latency/api/logs', file: '/latency/export' },
    columns: LATENCY_COLUMNS,
    page: (viewer, page) => records.latency.page({ ...page, userId: shownTo(viewer) }),
  });
  logRoutes(app, {
    summary: 'Requests that were answered',
    paths: { rows: '/traffic/api/logs', file: '/traffic/export' },
    columns: TRAFFIC_COLUMNS,
    page: (viewer, page) => records.requests.page({ ...page, userId: shownTo(viewer) }),
  });
  callRoutes(app, records);
  await app.register(async (scope) => administratorRoutes(scope.withTypeProvider(), records));
}

/** Whose records somebody may see; undefined for everybody's. */
const shownTo = ({ userId, isAdmin }: Identity): string | undefined => (isAdmin ? undefined : userId);

function statisticsRoutes(app: Api, records: Records): void {
  app.get(
    '/latency/api/stats',
    {
      schema: {
        tags: TAGS,
        summary: 'How quick the orders of the last 30 days were',
        querystring: noQuery,
        response: { 200: latencyStatsReply, ...peopleFailures },
      },
    },
    async (request) => presentLatency(await records.latencyStatistics(shownTo(identityOf(request)))),
  );

  app.get(
    '/analyzer/stats',
    {
      schema: {
        tags: TAGS,
        summary: 'Your calls to the paper account in the last 24 hours',
        querystring: noQuery,
        response: { 200: analyzerStatsReply, ...peopleFailures },
      },
    },
    async (request) => presentCallCounts(await records.callCounts(identityOf(request).userId)),
  );
}

function administratorRoutes(app: Api, records: Records): void {
  administratorsOnly(app);
  app.get(
    '/traffic/api/stats',
    {
      schema: {
        tags: TAGS,
        summary: 'The requests of the last 24 hours by endpoint (administrators)',
        querystring: noQuery,
        response: { 200: trafficStatsReply, ...peopleFailures },
      },
    },
    async () => presentTraffic(await records.traffic()),
  );
  logRoutes(app, {
    summary: 'Who did what (administrators)',
    paths: { rows: '/audit/api/events', file: '/audit/export' },
    columns: AUDIT_COLUMNS,
    page: (_viewer, page) => records.audit.page(page),
  });
}

/** A log page by page, and whole as a file; newest first. */
function logRoutes<Row>(app: Api, { summary, paths, columns, page }: Log<Row>): void {
  app.get(
    paths.rows,
    {
      schema: {
        tags: TAGS,
        summary,
        querystring: pageQuery,
        response: { 200: rowsReply, ...peopleFailures },
      },
    },
    async (request) => presentRows(columns, await page(identityOf(request), request.query)),
  );

  app.get(
    paths.file,
    {
      schema: {
        tags: TAGS,
        summary: `${summary}, as CSV`,
        querystring: noQuery,
        response: { 200: csvReply, ...peopleFailures },
      },
    },
    async (request, reply) => {
      const viewer = identityOf(request);
      const rows = allPages((before) => page(viewer, { limit: EXPORT_PAGE_ROWS, before }));
      const [, name = 'export'] = paths.file.split('/');
      return sendCsv(reply, `${name}.csv`, csvPieces(columns, rows));
    },
  );
}
