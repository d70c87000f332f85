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

  async function kill(service: Service): Promise<void> {
    service.signal('SIGKILL');
    await service.ended;
  }

  return {
    size: workerCount,
    apiUrl: () => api.url,
    apiPid: () => api.pid,
    worker,

    async replace(member) {
      if (member === 'api') {
        await kill(api);
        api = await installation.start('api');
        return;
      }

      await kill(worker(member));
      workers[member] = await installation.start('worker');
    },
  };
}
