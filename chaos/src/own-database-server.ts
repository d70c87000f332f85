import type { ProviderName } from '@openalgo/db';
import { findOwnServers, type OwnServer, startOwnServer } from '@openalgo/db/testing';
import { asManyAsHelp, type Outcome, type Scenario, type Scene, SERVERS } from './scenario.ts';

/** What is done to a server of its own that has all four databases. */
export interface OwnServerScenario extends Pick<Scenario, 'name' | 'what'> {
  act(server: OwnServer, scene: Scene): Promise<Outcome>;
}

/** A scenario on a server that nobody else uses; left out where its programs are not here. */
export function onOwnServer({ name, what, act }: OwnServerScenario): Scenario {
  return {
    name,
    what,
    engines: SERVERS,
    workers: asManyAsHelp,
    async prepare(provider: ProviderName) {
      const own = findOwnServers().find((found) => found === provider);
      if (own === undefined) {
        return `the programs of ${provider} are not on this machine`;
      }

      const server = await startOwnServer(own);
      return { urls: server.urls, act: (scene) => act(server, scene), close: server.close };
    },
  };
}
