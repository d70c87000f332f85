import type { CliContext } from '../context.ts';
import { type ImportReport, importOpenAlgo } from '../import/openalgo/import-openalgo.ts';
import type { AccountComparison } from '../import/openalgo/sandbox-account.ts';
import type { TableReport } from '../import/openalgo/tally.ts';
import { type CommandResult, table } from '../result.ts';

/** `openalgo import openalgo`: shows what becomes of an OpenAlgo installation here, and with `apply` does it. */
export async function importFromOpenAlgo(
  context: CliContext,
  folder: string,
  { apply }: { readonly apply?: true },
): Promise<CommandResult> {
  const report = await importOpenAlgo(context, { folder, apply: apply ?? false });
  const parts = [
    tablesOf(report),
    leftOutOf(report),
    accountsOf(report.accounts),
    unmovedOf(report),
    conclusionOf(report),
  ];

  return { data: report, text: parts.filter((part) => part !== '').join('\n\n') };
}

function tablesOf({ applied, tables }: ImportReport): string {
  const headings = ['FROM', 'ROWS', 'OF USE', ...(applied ? ['WRITTEN'] : []), 'BECOMES'];
  const rows = tables.map((one) => [
    `${one.file} ${one.table}`,
    String(one.rows),
    String(one.usable),
    ...(applied ? [String(one.written)] : []),
    one.becomes,
  ]);
  return table(headings, rows);
}

function leftOutOf({ tables }: ImportReport): string {
  const rows = tables.flatMap((one) =>
    one.leftOut.map(({ reason, count, rows: numbers }) => [
      `${one.file} ${one.table}`,
      String(count),
      numbers.length === 0
        ? reason
        : `${reason} (row ${numbers.join(', ')}${count > numbers.length ? ' …' : ''})`,
    ]),
  );
  return rows.length === 0 ? '' : `Left out:\n${table(['FROM', 'ROWS', 'WHY'], rows)}`;
}

function accountsOf(accounts: readonly AccountComparison[]): string {
  const rows = accounts.map(({ userId, before, after, isWritten }) => [
    userId,
    `${before.available} → ${after.available}`,
    `${before.used} → ${after.used}`,
    `${before.realizedPnl} → ${after.realizedPnl}`,
    isWritten === false ? 'has an account here already, which stays as it is' : '',
  ]);
  const headings = ['ACCOUNT', 'AVAILABLE', 'USED MARGIN', 'REALISED P&L', ''];
  return rows.length === 0 ? '' : `Paper accounts, there → here:\n${table(headings, rows)}`;
}

function unmovedOf({ unmoved, missingFiles }: ImportReport): string {
  const rows = unmoved.map(({ file, table: name, rows: count, reason }) => [
    `${file} ${name}`,
    String(count),
    reason,
  ]);
  return [
    ...(missingFiles.length === 0 ? [] : [`Not there: ${missingFiles.join(', ')}.`]),
    ...(rows.length === 0 ? [] : [`Not taken over:\n${table(['FROM', 'ROWS', 'WHY'], rows)}`]),
  ].join('\n\n');
}

function conclusionOf({ applied, secretsFit, tables }: ImportReport): string {
  const doubt =
    secretsFit === null
      ? 'There was nothing encrypted to try the secrets on: passwords work only if API_KEY_PEPPER is that of the old installation.\n'
      : '';
  return `${doubt}${applied ? `Done: ${sumOf(tables)} rows written.` : 'Nothing was changed. Add --apply to do it.'}`;
}

const sumOf = (tables: readonly TableReport[]): number =>
  tables.reduce((sum, { written }) => sum + (written ?? 0), 0);
