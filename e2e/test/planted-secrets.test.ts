import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabases, type ProviderName } from '@openalgo/db';
import { everyValue, testProviders } from '@openalgo/db/testing';
import { startFakeBotApi } from '@openalgo/telegram/testing';
import { generateSync } from 'otplib';
import { expect, it, onTestFinished } from 'vitest';
import { type Installation, makeInstallation } from './support/installation.ts';
import { createVisitor, type Visitor } from './support/visitor.ts';

/** Several processes start, on a machine that has much else to do. */
const BUSY_MACHINE_MS = 240_000;
const { providers, leftOut } = await testProviders();
if (leftOut !== null) it.skip(leftOut, () => {});

const BOT_TOKEN = '123456789:planted-bot-token-of-the-test-0123456789';
const TYPED = {
  botToken: BOT_TOKEN,
  password: 'planted-password-1',
  newPassword: 'planted-new-password-2',
  wrongPassword: 'planted-wrong-password-3',
  passwordAsName: 'planted-password-as-name-4',
  wrongKey: 'd'.repeat(64),
  wrongWebhook: 'planted-wrong-webhook-id-5',
  bearer: 'planted-bearer-token-6',
  foreignCookie: 'planted-cookie-7',
};

/** What its owner reads again, and so must be kept as it is. */
const KEPT_IN_CLEAR = ['strategies.webhook_id', 'chartink_strategies.webhook_id'];

it.each(providers)(
  'on %s, no secret that is used, rightly or wrongly, is in a log of the API or the worker, or in a column of a database',
  { timeout: BUSY_MACHINE_MS },
  async (provider) => {
    const bot = await startFakeBotApi(BOT_TOKEN);
    onTestFinished(() => bot.close());
    const settings = { LOG_LEVEL: 'debug', REGISTRATION: 'open', TELEGRAM_API_ROOT: bot.url };
    const installation = await makeInstallation(settings, onTestFinished, provider);
    const [api, worker] = await Promise.all([installation.startApi(), installation.startWorker()]);
    const secrets = await useSecrets(createVisitor(api.url), installation.apiKey, bot);
    await Promise.all([api.stop(), worker.stop()]);
    const log = `${api.said()}\n${worker.said()}`;
    const stored = (await storedIn(installation, provider)).filter(
      ({ table, column }) => !KEPT_IN_CLEAR.includes(`${table}.${column}`),
    );

    expect(Object.entries(secrets).filter(([, secret]) => secret.length < 10)).toEqual([]);
    expect(log).toMatch(/could not|failed/);
    expect(stored.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['/strategy/webhook/:webhookId', 'login.succeeded', 'order.placed']),
    );
    expect(new Set(stored.map(({ database }) => database)).size).toBe(4);
    for (const [name, secret] of Object.entries(secrets)) {
      expect([name, log.includes(secret)]).toEqual([name, false]);
      const found = stored.filter(({ text }) => text.includes(secret));
      expect([name, found.map(({ table, column }) => `${table}.${column}`)]).toEqual([name, []]);
    }
    if (provider === 'sqlite') {
      expect(secretsIn(bytesOf(installation), withoutWebhooks(secrets))).toEqual([]);
    }
  },
);

type Secrets = Readonly<Record<string, string>>;

/** Does with every secret what people and programs do, and what they get wrong. */
async function useSecrets(
  visitor: Visitor,
  adminKey: string,
  bot: Awaited<ReturnType<typeof startFakeBotApi>>,
): Promise<Secrets> {
  const { ask, post } = visitor;
  const username = 'mira';
  const { password } = TYPED;
  await post('/auth/register', { username, email: 'mira@example.org', password });
  await post('/auth/login', { username, password: TYPED.wrongPassword });
  await post('/auth/login', { username: TYPED.passwordAsName, password });
  const login = (await visitor.login(username, password)).data;
  const setup = (await post('/auth/totp/setup')).data;
  const code = generateSync({ secret: setup.secret });
  const confirmed = await post('/auth/totp/confirm', { setup_token: setup.setup_token, code, password });
  const [recoveryCode, spentCode] = confirmed.data.recovery_codes;
  const apiKey = (await post('/apikey')).data.api_key;
  const link = (await post('/telegram/link')).data;
  const symbols = [{ symbol: 'SBIN', exchange: 'NSE', quantity: 1 }];
  const chart = (await post('/strategy/api/strategy', { name: 'Charts', symbols })).data;
  const scan = (await post('/chartink/api/strategy', { name: 'Scans', symbols })).data;
  const order = { strategy: 'Planted', exchange: 'NSE', symbol: 'SBIN', action: 'BUY', quantity: 1 };

  for (const path of [chart.webhook_path, `/strategy/webhook/${TYPED.wrongWebhook}`]) {
    await post(path, { symbol: 'SBIN', action: 'BUY' });
    await post(path, { symbol: 7 });
  }
  await post(scan.webhook_path, { scan_name: 'BUY it', stocks: 'SBIN' });
  for (const apikey of [apiKey, TYPED.wrongKey]) {
    await post('/api/v1/placeorder', { ...order, apikey });
    await post('/api/v1/placeorder', { ...order, apikey, quantity: apikey });
    await ask('POST', `/api/v1/ping?apikey=${apikey}`, `{"apikey":"${apikey}"`);
    await ask('GET', `/api/v1/instruments?format=csv&exchange=NCO&apikey=${apikey}`);
    await ask('GET', `/api/v1/nothing/${apikey}?token=${apikey}`);
  }
  await ask('GET', '/nothing', undefined, {
    authorization: `Bearer ${TYPED.bearer}`,
    cookie: `openalgo_session=${TYPED.foreignCookie}`,
    'x-api-key': apiKey,
  });
  await runBot(visitor, adminKey, bot, link.code);
  await visitor.login(username, password, spentCode);
  await post('/auth/change-password', { current_password: password, new_password: TYPED.newPassword });

  return {
    ...TYPED,
    adminKey,
    apiKey,
    cookie: visitor
      .cookies()
      .map((cookie) => cookie.split('=')[1] ?? '')
      .join(' '),
    csrf: login.csrf_token,
    totpSecret: setup.secret,
    setupToken: setup.setup_token,
    recoveryCode,
    spentCode,
    linkCode: link.code,
    chartWebhook: lastPart(chart.webhook_path),
    scanWebhook: lastPart(scan.webhook_path),
  };
}

const lastPart = (path: string): string => path.split('/').at(-1) ?? '';

/** The bot works, is linked, loses its connection, which is an error with its address, and gets a token that is wrong. */
async function runBot(
  { post }: Visitor,
  adminKey: string,
  bot: Awaited<ReturnType<typeof startFakeBotApi>>,
  linkCode: string,
): Promise<void> {
  const configure = (config: object) => post('/api/v1/telegram/config', { apikey: adminKey, ...config });
  await configure({ token: BOT_TOKEN, is_active: true });
  await bot.polled();
  bot.write(42, `/link ${linkCode}`);
  await bot.until((sent) => sent.length > 0);
  bot.cut();
  bot.write(42, '/funds');
  bot.restore();
  await bot.polled();
  bot.trouble('server error', 'refused');
  await post('/api/v1/telegram/broadcast', { apikey: adminKey, message: 'Hello' });
  await bot.until((sent) => sent.length > 1);
}

async function storedIn({ urls, folder }: Installation, provider: ProviderName) {
  const databases = await openDatabases(urls, { rootDir: folder, poolSize: 2 });
  try {
    return await everyValue(databases, provider);
  } finally {
    await databases.close();
  }
}

/** Everything in the folder of the databases: tables, indexes, what was deleted, the journals. */
function bytesOf({ folder }: Installation): string {
  const place = join(folder, 'db');
  return readdirSync(place)
    .map((file) => readFileSync(join(place, file), 'latin1'))
    .join('\n');
}

const secretsIn = (text: string, secrets: Secrets): string[] =>
  Object.entries(secrets).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []));

function withoutWebhooks({ chartWebhook: _chart, scanWebhook: _scan, ...others }: Secrets): Secrets {
  return others;
}
