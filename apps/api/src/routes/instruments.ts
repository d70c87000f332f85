import { AppError, EXCHANGES, istDay } from '@openalgo/domain';
import { csvPieces } from '../csv.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Api } from '../fastify.ts';
import {
  INSTRUMENT_CSV,
  presentExpiries,
  presentInstrument,
  presentSearch,
} from '../presenters/instruments.ts';
import { presentData } from '../presenters/values.ts';
import {
  expiryReply,
  type InstrumentRow,
  instrumentsReply,
  searchReply,
  symbolReply,
} from '../schemas/market-replies.ts';
import {
  expiryBody,
  instrumentBody,
  instrumentsQuery,
  SEARCH_RESULTS_MAX,
  searchBody,
} from '../schemas/market-requests.ts';
import { failureReplies, notFoundReply } from '../schemas/replies.ts';
import { sendCsv, sendPieces } from '../send-pieces.ts';

/** How masters spell the types of contracts. */
const TYPES_OF = {
  futures: ['FUT', 'FUTIDX', 'FUTSTK', 'FUTCOM', 'FUTCUR'],
  options: ['CE', 'PE', 'OPTIDX', 'OPTSTK', 'OPTCOM', 'OPTCUR', 'OPTFUT'],
} as const;

/** The instrument master. */
export function instrumentRoutes(app: Api, { market, accounts }: ApiDependencies): void {
  const tags = ['Market data'];

  app.post(
    '/symbol',
    {
      schema: {
        tags,
        summary: 'An instrument of the master',
        body: instrumentBody,
        response: { 200: symbolReply, ...failureReplies, ...notFoundReply },
      },
    },
    async ({ body: { exchange, symbol } }) => {
      const found = await market.find({ exchange, symbol });
      if (found === null) {
        throw new AppError('not-found', 'UNKNOWN_SYMBOL', `Symbol ${symbol} not found on ${exchange}`);
      }

      return presentData(presentInstrument(found));
    },
  );

  app.post(
    '/search',
    {
      schema: {
        tags,
        summary: 'Instruments by symbol, name, token or strike, the likeliest first',
        description: `Every word must be found. At most ${SEARCH_RESULTS_MAX} are returned.`,
        body: searchBody,
        response: { 200: searchReply, ...failureReplies },
      },
    },
    async ({ body: { query, exchange } }) =>
      presentSearch(await market.search({ query, exchange, limit: SEARCH_RESULTS_MAX })),
  );

  app.post(
    '/expiry',
    {
      schema: {
        tags,
        summary: 'When the futures or options of an underlying expire',
        description: 'Ascending, without what has expired.',
        body: expiryBody,
        response: { 200: expiryReply, ...failureReplies },
      },
    },
    async ({ body: { symbol, exchange, instrumenttype } }) => {
      const instrumentTypes = TYPES_OF[instrumenttype];
      const days = await market.expiries({ exchange, name: symbol, instrumentTypes });
      const today = istDay(await accounts.marketTime());
      return presentExpiries(days.filter((day) => day >= today));
    },
  );

  app.get(
    '/instruments',
    {
      schema: {
        tags,
        summary: 'The whole master, or an exchange of it, as JSON or CSV',
        description:
          'One master or another, never parts of two: a download that a new master overtakes is cut off.',
        querystring: instrumentsQuery,
        response: { 200: instrumentsReply, ...failureReplies },
      },
    },
    async ({ query: { exchange, format } }, reply) => {
      const rows = presented(market.pages(exchange === undefined ? EXCHANGES : [exchange]));
      return format === 'json'
        ? sendPieces(reply, 'application/json', jsonPieces(rows))
        : sendCsv(reply, 'instruments.csv', csvPieces(INSTRUMENT_CSV, rows));
    },
  );
}

async function* presented(
  pages: ReturnType<ApiDependencies['market']['pages']>,
): AsyncGenerator<readonly InstrumentRow[]> {
  for await (const page of pages) {
    yield page.map(presentInstrument);
  }
}

/** What `presentData` of all rows would be, in pieces. */
async function* jsonPieces(pages: AsyncIterable<readonly InstrumentRow[]>): AsyncGenerator<string> {
  let before = '{"status":"success","mode":"analyze","data":[';
  for await (const rows of pages) {
    yield before + rows.map((row) => JSON.stringify(row)).join(',');
    before = ',';
  }

  yield before === ',' ? ']}' : `${before}]}`;
}
