import { test } from 'vitest';
import { findOwnServers, testProviders } from '../../testing/index.ts';

/** The engines of which tests may start servers of their own, that do `what`; each other is a visible line. */
export async function ownServers(what: string) {
  const { providers } = await testProviders();
  const servers = findOwnServers().filter((name) => providers.includes(name));
  for (const name of ['postgresql', 'mysql'] as const) {
    test.skipIf(servers.includes(name))(
      `Not run with a ${name} server that ${what}: its programs are not here, or TEST_PROVIDERS does not name it`,
      () => {},
    );
  }

  return servers;
}
