import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInstrumentRepository, createMasterContractRepository, type MainDatabase } from '@openalgo/db';
import { AppError, istTimestamp } from '@openalgo/domain';
import { createMasterImport, downloadFile, type ImportedMaster, type MasterImport } from '@openalgo/master';
import { recordDeed } from '../audit/record-deed.ts';
import type { CliContext } from '../context.ts';
import { withMainDatabase } from '../main-database.ts';
import { type CommandResult, table } from '../result.ts';
import { readConfig } from '../settings.ts';

/** `openalgo instruments import`: makes a file, or what is behind a URL, the instrument master. */
export function importInstruments(context: CliContext, source: string): Promise<CommandResult> {
  return withImport(context, async (master) => {
    const imported = await master.run(await open(source));
    const { layout, instruments } = imported;
    await recordDeed(context, { action: 'master.imported', subject: layout, detail: { instruments } });
    return { data: imported, text: describe(imported) };
  });
}

/** `openalgo instruments status`: how the newest import stands. */
export function instrumentsStatus(context: CliContext): Promise<CommandResult> {
  return withImport(context, async (master) => {
    const status = await master.status();
    const text =
      status === null
        ? 'No instrument file was imported yet.'
        : `${status.status}, ${istTimestamp(status.lastUpdated)}: ${status.message ?? ''}`;
    return { data: { import: status }, text };
  });
}

function withImport<Result>(
  context: CliContext,
  work: (master: MasterImport) => Promise<Result>,
): Promise<Result> {
  const { clock } = context;
  return withMainDatabase(context, readConfig(context), (main: MainDatabase) =>
    work(
      createMasterImport({
        instruments: createInstrumentRepository(main),
        statuses: createMasterContractRepository(main),
        clock,
      }),
    ),
  );
}

/** An operator may reach whatever this machine reaches, so no address is refused. */
async function open(source: string): Promise<AsyncIterable<Uint8Array>> {
  if (/^https?:\/\//i.test(source)) {
    return downloadFile(source, { allowPrivate: true });
  }

  try {
    await access(source);
  } catch (cause) {
    throw new AppError('not-found', 'FILE_NOT_FOUND', `there is no file ${source} that can be read`, {
      cause,
    });
  }

  return createReadStream(source);
}

function describe({ layout, instruments, exchanges, leftOut }: ImportedMaster): string {
  const counts = Object.entries(exchanges).map(([exchange, count]) => [exchange, String(count)]);
  const lines = leftOut.map(({ reason, count, rows }) => [String(count), reason, `row ${rows.join(', ')}`]);
  return [
    `${instruments} instruments in the layout ${layout} are the master now.`,
    table(['EXCHANGE', 'INSTRUMENTS'], counts),
    ...(lines.length === 0 ? [] : [`Left out:\n${table(['ROWS', 'WHY', 'FIRST'], lines)}`]),
  ].join('\n\n');
}
