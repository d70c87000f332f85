import { apiKeyLookup, createApiKeyVerifier, createPasswordHasher, generateApiKey } from '@openalgo/security';
import { type Result, sample } from '../measure.ts';
import type { Sizes } from '../sizes.ts';

const PEPPER = 'a pepper of the benchmark, long enough';
const COLD_CHECKS = 10;

/** Checking an API key: warm, and for the first time, against one Argon2 verification. */
export async function benchKeys({ keyChecks }: Sizes): Promise<readonly Result[]> {
  const hasher = createPasswordHasher({ pepper: PEPPER });
  const apiKey = generateApiKey();
  const row = {
    userId: 'user-0',
    apiKeyHash: await hasher.hash(apiKey),
    lookup: apiKeyLookup(apiKey, PEPPER),
  };
  const find = async (lookup: string) => (lookup === row.lookup ? row : null);
  const verifierOf = () => createApiKeyVerifier({ pepper: PEPPER, hasher, find, now: () => 0 });

  const warmVerifier = verifierOf();
  const warm = await sample(keyChecks, () => warmVerifier.verify(apiKey));
  const cold = await sample(COLD_CHECKS, () => verifierOf().verify(apiKey));
  const argon2 = await sample(COLD_CHECKS, () => hasher.verify(row.apiKeyHash, apiKey));
  return [
    {
      name: 'auth_warm',
      engine: 'memory',
      value: warm.p50 * 1000,
      unit: 'µs',
      baseline: null,
      ratio: null,
      p50: warm.p50 * 1000,
      p99: warm.p99 * 1000,
      n: warm.n,
      goal: { valueMax: 20 },
    },
    {
      name: 'auth_cold',
      engine: 'memory',
      value: cold.p50,
      unit: 'ms',
      baseline: argon2.p50,
      ratio: cold.p50 / argon2.p50,
      p50: cold.p50,
      p99: cold.p99,
      n: cold.n,
      goal: { ratioMax: 1.1 },
    },
  ];
}
