import type { Installation } from './installation.ts';
import type { Service } from './service.ts';

/** The processes of an installation that a scenario has running: one API, and workers by number. */
export interface Crew {
  readonly size: number;
  apiUrl(): string;
  apiPid(): number;
  worker(number: number): Service;
  /** Kills one as a power cut would and starts it again. */
  replace(member: 'api' | number): Promise<void>;
  /** Asks one to end, as an operator does, and starts it again. */
  restart(member: 'api' | number): Promise<Ending>;
  /** Asks one to end, and leaves it at that. */
  end(member: 'api' | number): Promise<Ending>;
  /** Starts one that has ended. */
  start(member: 'api' | number): Promise<void>;
}

/** How a process ended that was asked to. */
export interface Ending {
  readonly exitCode: number | null;
  readonly tookMs: number;
}

export async function startCrew(installation: Installation, workerCount: number): Promise<Crew> {
  let api = await installation.start('api');
  const workers: Service[] = [];
  for (let number = 0; number < workerCount; number += 1) {
    workers.push(await installation.start('worker'));
  }

  function worker(number: number): Service {
    const found = workers[number];
    if (found === undefined) {
      throw new RangeError(`There are ${workers.length} workers, and none is number ${number}`);
    }

    return found;
  }

  const memberAt = (member: 'api' | number) => (member === 'api' ? api : worker(member));

  async function end(member: 'api' | number, signal: 'SIGKILL' | 'SIGTERM'): Promise<Ending> {
    const service = memberAt(member);
    const askedAt = performance.now();
    service.signal(signal);
    const exitCode = await service.ended;
    return { exitCode, tookMs: Math.round(performance.now() - askedAt) };
  }

  async function start(member: 'api' | number): Promise<void> {
    if (member === 'api') {
      api = await installation.start('api');
    } else {
      workers[member] = await installation.start('worker');
    }
  }

  return {
    size: workerCount,
    apiUrl: () => api.url,
    apiPid: () => api.pid,
    worker,
    end: (member) => end(member, 'SIGTERM'),
    start,

    async replace(member) {
      await end(member, 'SIGKILL');
      await start(member);
    },

    async restart(member) {
      const ending = await end(member, 'SIGTERM');
      await start(member);
      return ending;
    },
  };
}
