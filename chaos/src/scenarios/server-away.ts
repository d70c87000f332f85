import { findOwnServers, type OwnServer, startOwnServer } from '@openalgo/db/testing';
import { haveOutages } from '../outages.ts';
import { asManyAsHelp, type Outcome, type Scenario, type Scene, SERVERS } from '../scenario.ts';

const ROUNDS = 4;
const AWAY_MS = 3000;

export const serverAway: Scenario = {
  name: 'server-away',
  what: 'the server of all databases is stopped or killed, and started again, four times',
  engines: SERVERS,
  workers: asManyAsHelp,
  async prepare(provider) {
    const name = findOwnServers().find((own) => own === provider);
    if (name === undefined) {
      return `the programs of ${provider} are not on this machine`;
    }

    const server = await startOwnServer(name);
    return { urls: server.urls, act: (scene) => takeAway(server, scene), close: server.close };
  },
};

const takeAway = (server: OwnServer, scene: Scene): Promise<Outcome> =>
  haveOutages(scene, {
    rounds: ROUNDS,
    lastsMs: AWAY_MS,
    takeAway: (round) => server.stop(round % 2 === 0 ? 'kill' : undefined),
    giveBack: server.start,
    back: 'the server was back',
  });
