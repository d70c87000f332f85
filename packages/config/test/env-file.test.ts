import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { loadConfig, renderEnvExample, renderEnvFile } from '../src/index.ts';
import { listVariables } from '../src/schema.ts';

const SECRETS = { appKey: 'a1'.repeat(32), apiKeyPepper: 'b2'.repeat(32) };

test('the committed .env.example is the one that the schema makes', () => {
  const committed = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  expect(committed).toBe(renderEnvExample());
});

describe('a first .env', () => {
  test('sets the two secrets and nothing else, so that later defaults reach old installations', () => {
    expect(parseEnv(renderEnvFile(SECRETS))).toEqual({
      APP_KEY: SECRETS.appKey,
      API_KEY_PEPPER: SECRETS.apiKeyPepper,
    });
  });

  test('is accepted as it is', () => {
    expect(loadConfig(parseEnv(renderEnvFile(SECRETS)))).toMatchObject({ appKey: SECRETS.appKey });
  });
});

test('the example holds no secret, so it cannot be used unread', () => {
  const example = parseEnv(renderEnvExample());
  expect(example).toEqual({ APP_KEY: '', API_KEY_PEPPER: '' });
  expect(() => loadConfig(example)).toThrow('APP_KEY is missing');
});

test('every line that shows a default or an example is accepted when its # is removed', () => {
  const opened = renderEnvFile(SECRETS).replaceAll(/^# ([A-Z_]+=)/gm, '$1');
  expect(Object.keys(parseEnv(opened))).toHaveLength(listVariables().length);
  const usual = loadConfig(parseEnv(renderEnvFile(SECRETS)));
  expect(loadConfig(parseEnv(opened))).toEqual({
    ...usual,
    // Its default depends on another variable: here it is shown as the safe choice.
    enforceMarketHours: true,
    workerListen: { host: '127.0.0.1', port: 5001 },
    // What is there only where somebody has set it up.
    replicaUrls: Object.fromEntries(
      ['main', 'sandbox', 'latency', 'logs'].map((name) => [
        name,
        'postgresql://user:password@replica:5432/name',
      ]),
    ),
    redisUrl: 'redis://127.0.0.1:6379/0',
    tracesEndpoint: 'http://127.0.0.1:4318',
    network: {
      ...usual.network,
      trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
      corsOrigins: ['https://trading.example.org'],
    },
  });
});

test('no line is wider than an editor shows', () => {
  const widths = renderEnvExample()
    .split('\n')
    .map((line) => line.length);
  expect(Math.max(...widths)).toBeLessThanOrEqual(110);
});
