import { z } from 'zod';
import { accountVariables } from './account-variables.ts';
import { documentation, type VariableDocumentation } from './documentation.ts';
import { databaseUrl, host, httpRoot, integer, oneOf, redisUrl, secret, secrets } from './formats.ts';
import { networkVariables } from './network-variables.ts';
import { processVariables } from './process-variables.ts';
import { quoteNeeds, quoteVariables } from './quote-variables.ts';
import { serverVariables } from './server-variables.ts';
import { upkeepVariables } from './upkeep-variables.ts';

function replicaUrl(description: string) {
  return databaseUrl().optional().register(documentation, {
    group: 'Databases',
    description,
    example: 'postgresql://user:password@replica:5432/name',
    secret: true,
  });
}

const variablesSchema = z.object({
  NODE_ENV: oneOf(['development', 'production', 'test']).prefault('development').register(documentation, {
    group: 'Process',
    description: 'development, production or test. There is never a demo account in production.',
  }),
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .prefault('info')
    .register(documentation, {
      group: 'Process',
      description:
        'The least important lines that are logged: fatal, error, warn, info, debug, trace; silent for none.',
    }),
  RUN_DIR: z.string().prefault('.openalgo').register(documentation, {
    group: 'Process',
    description: 'The folder for what the running processes and the demo account keep beside the databases.',
  }),

  HOST: host().prefault('127.0.0.1').register(documentation, {
    group: 'API',
    description: 'The address that the API listens on. 0.0.0.0 opens it to the network: put TLS in front.',
  }),
  PORT: integer(0, 65_535).prefault('5000').register(documentation, {
    group: 'API',
    description: 'The port that the API listens on. 0 takes any free one.',
  }),

  APP_KEY: secret().register(documentation, {
    group: 'Secrets',
    description:
      'Encrypts what must be read again (tokens, the copies of API keys). Losing it loses them. At least 32 random ' +
      'characters; `npm start` makes one where there is no .env, or: openssl rand -hex 32',
    secret: true,
  }),
  APP_KEY_PREVIOUS: secrets()
    .optional()
    .register(documentation, {
      group: 'Secrets',
      description:
        'Other keys that can still be read with, comma-separated: those that APP_KEY took the place of, until ' +
        '`openalgo keys rotate` has encrypted everything anew.',
      secret: true,
    }),
  API_KEY_PEPPER: secret().register(documentation, {
    group: 'Secrets',
    description:
      'Goes into every hash of a password or an API key, and into what APP_KEY encrypts. Changing it invalidates all ' +
      'of them. Made like APP_KEY, but another one.',
    secret: true,
  }),

  DATABASE_URL: databaseUrl()
    .prefault('file:./db/openalgo.db')
    .register(documentation, {
      group: 'Databases',
      description:
        'Users, keys, strategies, settings. Each database has its own URL, and each may be of another kind: ' +
        'file:./db/name.db (or sqlite:///db/name.db), postgresql://user:password@host:5432/name, ' +
        'mysql://user:password@host:3306/name.',
      secret: true,
    }),
  SANDBOX_DATABASE_URL: databaseUrl().prefault('file:./db/sandbox.db').register(documentation, {
    group: 'Databases',
    description: 'The paper accounts: orders, trades, positions, holdings, funds.',
    secret: true,
  }),
  LATENCY_DATABASE_URL: databaseUrl().prefault('file:./db/latency.db').register(documentation, {
    group: 'Databases',
    description: 'How long each order took.',
    secret: true,
  }),
  LOGS_DATABASE_URL: databaseUrl().prefault('file:./db/logs.db').register(documentation, {
    group: 'Databases',
    description: 'Requests and what guards against their abuse.',
    secret: true,
  }),
  DATABASE_REPLICA_URL: replicaUrl(
    'A replica of this PostgreSQL database, which answers what many look at as soon as it has all that was committed ' +
      'when it was asked; otherwise, or while it is away, the database answers itself. So for the next three.',
  ),
  SANDBOX_DATABASE_REPLICA_URL: replicaUrl(
    'A replica of the paper accounts: order, trade and position books, funds.',
  ),
  LATENCY_DATABASE_REPLICA_URL: replicaUrl('A replica of the latencies: their statistics.'),
  LOGS_DATABASE_REPLICA_URL: replicaUrl('A replica of the logs: their pages and statistics.'),
  ...serverVariables,
  SQLITE_SYNCHRONOUS: oneOf(['NORMAL', 'FULL']).prefault('NORMAL').register(documentation, {
    group: 'Databases',
    description:
      'NORMAL survives a killed process; FULL also keeps the last commits through a power failure, and is slower.',
  }),

  REDIS_URL: redisUrl()
    .optional()
    .register(documentation, {
      group: 'Redis',
      description:
        'A Redis server that the processes share: what they remember of the databases, and who has changed it. They do ' +
        'without where there is none, and while it is away.',
      example: 'redis://127.0.0.1:6379/0',
      secret: true,
    }),

  TELEGRAM_API_ROOT: httpRoot().prefault('https://api.telegram.org').register(documentation, {
    group: 'Telegram',
    description: 'Where the Bot API is that the bot talks to: Telegram’s own, or a server of yours.',
  }),

  ...quoteVariables,
  ...processVariables,
  ...accountVariables,
  ...networkVariables,
  ...upkeepVariables,
});

/** Every variable that the program knows, in the order of `.env.example`. All are text; defaults are written as text too. */
export const environmentSchema = quoteNeeds.reduce(
  (schema, { path, error, isMet }) =>
    // Also while other variables are wrong, so that all problems are told at once.
    schema.refine(isMet, { path: [path], error, when: () => true }),
  variablesSchema,
);

/** The variables, each read into its type. */
export type Variables = z.output<typeof environmentSchema>;

/** What is known about one variable. */
export interface Variable extends VariableDocumentation {
  readonly name: string;
  /** Its default as it would be written, or null. */
  readonly fallback: string | null;
}

/** All variables in their order. */
export function listVariables(): readonly Variable[] {
  return Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const documented = documentation.get(schema);
    if (documented === undefined) {
      throw new Error(`The variable ${name} has no documentation.`);
    }

    return {
      ...documented,
      name,
      fallback: schema instanceof z.ZodPrefault ? String(schema.def.defaultValue) : null,
    };
  });
}
