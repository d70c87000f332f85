import { haveOutages } from '../outages.ts';
import { onOwnServer } from '../own-database-server.ts';

const ROUNDS = 4;
const AWAY_MS = 3000;

export const serverAway = onOwnServer({
  name: 'server-away',
  what: 'the server of all databases is stopped or killed, and started again, four times',
  act: (server, scene) =>
    haveOutages(scene, {
      rounds: ROUNDS,
      lastsMs: AWAY_MS,
      takeAway: (round) => server.stop(round % 2 === 0 ? 'kill' : undefined),
      giveBack: server.start,
      back: 'the server was back',
    }),
});
