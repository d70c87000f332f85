import type { SandboxDatabase } from '@openalgo/db';
import { Gauge, type Registry } from 'prom-client';
import type { Membership } from '../sharing/membership.ts';
import type { QuoteAlarm } from './quote-alarm.ts';
import type { WorkerState } from './status-server.ts';

export interface WorkerStatusOptions {
  readonly sandbox: Pick<SandboxDatabase, 'ping'>;
  readonly membership: Pick<Membership, 'shards'>;
  readonly alarm: Pick<QuoteAlarm, 'isSilent'>;
  /** Milliseconds that only ever pass. */
  readonly stopwatch: () => number;
  readonly registry: Registry;
}

/** How a worker does. */
export interface WorkerStatus {
  /** To be told of every beat that became durable. */
  noteBeat(): void;
  read(): Promise<WorkerState>;
}

/** After this the others take its shards. */
const BEAT_AGE_MS_MAX = 2500;
const ANSWER_MS_MAX = 1000;

export function createWorkerStatus(options: WorkerStatusOptions): WorkerStatus {
  const { sandbox, membership, alarm, stopwatch, registry } = options;
  let beatAt = Number.NEGATIVE_INFINITY;

  new Gauge({
    name: 'openalgo_shards_held',
    help: 'Shards of accounts that this worker serves; 0 for a standby',
    registers: [registry],
    collect() {
      this.set(membership.shards().size);
    },
  });

  return {
    noteBeat() {
      beatAt = stopwatch();
    },

    async read() {
      return {
        sandbox: await answers(sandbox),
        heartbeat: stopwatch() - beatAt <= BEAT_AGE_MS_MAX,
        shards: membership.shards().size,
        quotes: !alarm.isSilent,
      };
    },
  };
}

/** Whether the database answers in time. */
async function answers(database: Pick<SandboxDatabase, 'ping'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ANSWER_MS_MAX, false);
  });
  const answered = database.ping().then(
    () => true,
    () => false,
  );
  const result = await Promise.race([answered, late]);
  clearTimeout(timer);
  return result;
}
