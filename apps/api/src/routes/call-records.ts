import { allPages } from '@openalgo/db';
import { addDays, istInstant } from '@openalgo/domain';
import { csvPieces } from '../csv.ts';
import type { Api } from '../fastify.ts';
import { identityOf } from '../plugins/app/api-key.ts';
import { CALL_COLUMNS, presentRows } from '../presenters/records.ts';
import type { Records } from '../records.ts';
import { peopleFailures } from '../schemas/people.ts';
import { type CallFilter, callFilterQuery, callPageQuery, csvReply, rowsReply } from '../schemas/records.ts';
import { sendCsv } from '../send-pieces.ts';

const TAGS = ['Looking back'];
const EXPORT_PAGE_ROWS = 1_000;

/** A user's own calls to the paper account: those of some days, or with some text, page by page and as a file. */
export function callRoutes(app: Api, { calls }: Pick<Records, 'calls'>): void {
  app.get(
    '/analyzer/api/data',
    {
      schema: {
        tags: TAGS,
        summary: 'Your calls to the paper account',
        querystring: callPageQuery,
        response: { 200: rowsReply, ...peopleFailures },
      },
    },
    async (request) => {
      const { limit, before, ...filter } = request.query;
      const { userId } = identityOf(request);
      const page = await calls.page({ ...toFilter(filter), userId, limit, before });
      return presentRows(CALL_COLUMNS, page);
    },
  );

  app.get(
    '/analyzer/export',
    {
      schema: {
        tags: TAGS,
        summary: 'Your calls to the paper account, as CSV',
        querystring: callFilterQuery,
        response: { 200: csvReply, ...peopleFailures },
      },
    },
    async (request, reply) => {
      const filter = { ...toFilter(request.query), userId: identityOf(request).userId };
      const rows = allPages((before) => calls.page({ ...filter, limit: EXPORT_PAGE_ROWS, before }));
      return sendCsv(reply, 'analyzer.csv', csvPieces(CALL_COLUMNS, rows));
    },
  );
}

/** Days in India, both included. */
function toFilter({ start_date, end_date, search }: CallFilter) {
  return {
    since: start_date === undefined ? undefined : istInstant(start_date, '00:00'),
    until: end_date === undefined ? undefined : istInstant(addDays(end_date, 1), '00:00'),
    search,
  };
}
