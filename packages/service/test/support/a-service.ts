import { AppError } from '@openalgo/domain';
import { runService } from '../../src/index.ts';

const [habit] = process.argv.slice(2);
/** More than any pipe takes, and than may wait. */
const LINES = 5000;

runService({
  name: 'test',
  closeWithinMs: 2000,
  start: async ({ ready, log }) => {
    if (habit === 'foreseen')
      throw new AppError('unavailable', 'NO_DATABASE', 'The database is away: start it.');
    if (habit === 'defect') throw new TypeError('undefined is not a function');

    const staying = setInterval(() => {}, 1000);
    log.info({ apikey: 'planted-secret' }, 'serving');
    ready({ url: 'http://127.0.0.1:4242' });
    return {
      close: async () => {
        clearInterval(staying);
        if (habit === 'talkative')
          for (let line = 0; line < LINES; line += 1) log.warn({ line }, 'closing '.repeat(100));
        process.stdout.write('closed\n');
      },
    };
  },
});
