import { type Goal, type Result, reaches } from './measure.ts';

const COLUMNS = ['name', 'engine', 'value', 'baseline', 'ratio', 'p50', 'p99', 'n', 'goal', ''] as const;
const WIDTHS = [15, 11, 14, 14, 8, 9, 9, 9, 22, 6];

/** The table's head. */
export function renderHead(): string {
  return COLUMNS.map((name, index) => name.padEnd(WIDTHS[index] ?? 0)).join(' ');
}

/** A row for people. */
export function renderRow(result: Result): string {
  const { name, engine, value, unit, baseline, ratio, p50, p99, n, goal } = result;
  const amount = (figure: number | null) => (figure === null ? '–' : `${short(figure)} ${unit}`);
  const cells = [
    name,
    engine,
    amount(value),
    amount(baseline),
    ratio === null ? '–' : `${short(ratio)} ×`,
    p50 === null ? '–' : short(p50),
    p99 === null ? '–' : short(p99),
    String(n),
    renderGoal(goal),
    reaches(result) ? '' : 'SHORT',
  ];
  return cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join(' ');
}

/** A row for programs: one JSON object. */
export function renderJson({ goal, ...result }: Result): string {
  return JSON.stringify({ ...result, goal, reached: reaches({ ...result, goal }) });
}

function renderGoal({ ratioMax, ratioMin, valueMax, valueMin, p50Max, p99Max }: Goal): string {
  return [
    ratioMax === undefined ? '' : `≤ ${ratioMax} ×`,
    ratioMin === undefined ? '' : `≥ ${ratioMin} ×`,
    valueMax === undefined ? '' : `≤ ${valueMax}`,
    valueMin === undefined ? '' : `≥ ${valueMin}`,
    p50Max === undefined ? '' : `p50 ≤ ${p50Max}`,
    p99Max === undefined ? '' : `p99 ≤ ${p99Max}`,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
