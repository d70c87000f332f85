import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, readEnvironment } from '@openalgo/config';
import { createSandboxRepositories, openSandboxDatabase, type SandboxRepositories } from '@openalgo/db';
import { istInstant, paise } from '@openalgo/domain';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openalgo } from './command-line.ts';
import { makeInitialised } from './support/initialised.ts';

let folder: string;

beforeEach(async () => {
  folder = await makeInitialised();
});

async function repositories(): Promise<SandboxRepositories> {
  const { databaseUrls } = loadConfig(readEnvironment({ file: join(folder, '.env'), env: {} }));
  const database = await openSandboxDatabase(databaseUrls.sandbox, { rootDir: folder });
  onTestFinished(() => database.close());
  return createSandboxRepositories(database.session);
}

describe('openalgo sandbox set', () => {
  it('changes a setting and brings the accounts to it', async () => {
    const { funds } = await repositories();
    await funds.open(['asha'], paise('10000000'), istInstant('2026-08-19', '11:00'));
    const ran = await openalgo(['sandbox', 'set', 'starting_capital', '500000'], folder);

    expect(ran).toEqual({ code: 0, data: ['starting_capital is 500000.'], progress: [] });
    expect(await funds.ofUser('asha')).toMatchObject({
      capital: paise('500000'),
      available: paise('500000'),
    });
    expect((await openalgo(['sandbox', 'get', 'starting_capital'], folder)).data).toEqual(['500000']);
  });

  it.each([
    ['futures_leverage', '51', 'futures_leverage: Must be a number from 1 to 50.'],
    ['futures_lever', '5', 'futures_lever: Unknown setting.'],
  ])('refuses %s = %s and changes nothing', async (key, value, message) => {
    const { code, progress } = await openalgo(['sandbox', 'set', key, value], folder);
    expect(code).toBe(1);
    expect(progress.join()).toContain(message);
    expect([...(await (await repositories()).config.all())]).toEqual([]);
  });
});

describe('openalgo sandbox get', () => {
  it('shows every setting with what it means, and which are as they came', async () => {
    await openalgo(['sandbox', 'set', 'reset_day', 'Sunday'], folder);
    const { data } = await openalgo(['sandbox', 'get', '--json'], folder);
    const settings: { key: string; value: string; isDefault: boolean }[] = JSON.parse(data.join(''));
    expect(settings).toContainEqual(
      expect.objectContaining({ key: 'reset_day', value: 'Sunday', isDefault: false }),
    );
    expect(settings).toContainEqual(
      expect.objectContaining({ key: 'reset_time', value: '00:00', isDefault: true }),
    );
  });

  it('knows no other settings', async () => {
    expect(await openalgo(['sandbox', 'get', 'nothing'], folder)).toMatchObject({ code: 1 });
  });
});

describe('openalgo sandbox reset', () => {
  it('lets an account start again', async () => {
    const { funds, deeds } = await repositories();
    await funds.open(['asha'], paise('10000000'), istInstant('2026-08-19', '11:00'));
    const ran = await openalgo(['sandbox', 'reset', '--username', 'asha'], folder);
    expect(ran).toEqual({ code: 0, data: ['asha starts again (reset 1).'], progress: [] });
    expect(await funds.ofUser('asha')).toMatchObject({ resetCount: 1 });
    expect(await deeds.oldest(1)).toEqual([]);
    const { data } = await openalgo(['audit', 'list', '--json'], folder);
    expect(JSON.parse(data.join('')).events).toMatchObject([
      { actor: 'system', action: 'account.reset', subject: 'asha' },
    ]);
  });

  it('is done while the audit trail cannot be written, and is on record for a worker to take there', async () => {
    const { funds, deeds } = await repositories();
    await funds.open(['asha'], paise('10000000'), istInstant('2026-08-19', '11:00'));
    appendFileSync(join(folder, '.env'), '\nLOGS_DATABASE_URL=postgresql://nobody:hidden@127.0.0.1:1/logs\n');
    const { code, data, progress } = await openalgo(['sandbox', 'reset', '--username', 'asha'], folder);

    expect([code, data]).toEqual([0, ['asha starts again (reset 1).']]);
    expect(progress).toEqual([expect.stringMatching(/^this is done; a worker will take it.*not available/)]);
    const [deed] = await deeds.oldest(1);
    expect(deed?.event).toMatchObject({ actor: 'system', action: 'account.reset', subject: 'asha' });
  });

  it('says that there is no such account', async () => {
    const { code, progress } = await openalgo(['sandbox', 'reset', '--username', 'nobody'], folder);
    expect(code).toBe(1);
    expect(progress).toEqual(['error: nobody has no paper account yet [ACCOUNT_NOT_FOUND]']);
  });
});
