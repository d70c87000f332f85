/** What a row of the benchmark measures and how it is judged. */
export interface Result {
  readonly name: string;
  readonly engine: string;
  /** What was measured, in `unit`. */
  readonly value: number;
  readonly unit: 'ms' | 'µs' | '/s' | 's' | 'MB';
  /** The same by the baseline, in the same run; null where the row has none. */
  readonly baseline: number | null;
  /** value ÷ baseline; null where the row has none. */
  readonly ratio: number | null;
  readonly p50: number | null;
  readonly p99: number | null;
  /** How many samples, or how many items of work. */
  readonly n: number;
  readonly goal: Goal;
}

/** What the row should reach: a bound on its ratio, on its value, or both. */
export interface Goal {
  readonly ratioMax?: number;
  readonly ratioMin?: number;
  readonly valueMax?: number;
  readonly valueMin?: number;
  readonly p50Max?: number;
  readonly p99Max?: number;
}

export interface Samples {
  readonly p50: number;
  readonly p99: number;
  readonly n: number;
}

type Work = (index: number) => unknown;

/** Milliseconds of each of `n` calls, after a warm-up of a tenth of them. */
export async function sample(n: number, work: Work): Promise<Samples> {
  const warmUp = Math.ceil(n / 10);
  const times: number[] = [];
  for (let index = 0; index < warmUp + n; index += 1) {
    const took = await time(() => work(index));
    if (index >= warmUp) {
      times.push(took);
    }
  }

  return summarize(times);
}

/** The same of two that take turns, so that whatever else the machine does meanwhile is the same to both. */
export async function sampleBoth(n: number, one: Work, other: Work): Promise<readonly [Samples, Samples]> {
  const times: [number[], number[]] = [[], []];
  for (let index = 0; index < n; index += 1) {
    times[0].push(await time(() => one(index)));
    times[1].push(await time(() => other(index)));
  }

  return [summarize(times[0]), summarize(times[1])];
}

/** The middle of measured times and what one in a hundred exceeds. */
export function summarize(times: readonly number[]): Samples {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), n: times.length };
}

/** Milliseconds that a piece of work takes. */
export async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Whether the result reaches its goal. */
export function reaches({ value, ratio, p50, p99, goal }: Result): boolean {
  const atMost = (figure: number | null, bound: number | undefined) =>
    figure === null || bound === undefined || figure <= bound;
  const atLeast = (figure: number | null, bound: number | undefined) =>
    figure === null || bound === undefined || figure >= bound;
  return (
    atMost(value, goal.valueMax) &&
    atLeast(value, goal.valueMin) &&
    atMost(ratio, goal.ratioMax) &&
    atLeast(ratio, goal.ratioMin) &&
    atMost(p50, goal.p50Max) &&
    atMost(p99, goal.p99Max)
  );
}

/** A row that compares medians: ours with the baseline's. */
export function compared(name: string, engine: string, ours: Samples, baseline: Samples, goal: Goal): Result {
  return {
    name,
    engine,
    value: ours.p50,
    unit: 'ms',
    baseline: baseline.p50,
    ratio: ours.p50 / baseline.p50,
    p50: ours.p50,
    p99: ours.p99,
    n: ours.n,
    goal,
  };
}
