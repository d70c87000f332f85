/**
 * `npm run bench`: measures, prints ratios against baselines of the same run.
 *   --json   one JSON object a line   --check  exit code 1 when a goal is not reached
 *   --smoke  tiny sizes, to see that it works   NAME …  only the groups named
 */
import { parseArgs } from 'node:util';
import { benchDecisions } from './cases/decisions.ts';
import { benchFills } from './cases/fills.ts';
import { benchPlacing, benchReading } from './cases/http.ts';
import { benchKeys } from './cases/keys.ts';
import { benchLatency } from './cases/latency.ts';
import { benchMatching } from './cases/matching.ts';
import { benchProcesses } from './cases/processes.ts';
import { benchReads } from './cases/reads.ts';
import { benchSearch } from './cases/search.ts';
import { benchWrites } from './cases/writes.ts';
import { type Result, reaches } from './measure.ts';
import { renderHead, renderJson, renderRow } from './report.ts';
import { FULL, type Sizes, SMOKE } from './sizes.ts';

const GROUPS: Readonly<Record<string, (sizes: Sizes) => Promise<readonly Result[]>>> = {
  keys: benchKeys,
  decisions: benchDecisions,
  matching: benchMatching,
  writes: benchWrites,
  fills: benchFills,
  reads: benchReads,
  latency: benchLatency,
  placing: benchPlacing,
  reading: benchReading,
  search: benchSearch,
  processes: benchProcesses,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, check: { type: 'boolean' }, smoke: { type: 'boolean' } },
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const names = positionals.length === 0 ? Object.keys(GROUPS) : positionals;
let isShort = false;
if (values.json !== true) {
  print(renderHead());
}

for (const name of names) {
  const group = GROUPS[name];
  if (group === undefined) {
    process.stderr.write(`error: no group ${name}; there are ${Object.keys(GROUPS).join(', ')}\n`);
    process.exit(2);
  }

  process.stderr.write(`… ${name}\n`);
  for (const result of await group(values.smoke === true ? SMOKE : FULL)) {
    print(values.json === true ? renderJson(result) : renderRow(result));
    isShort ||= !reaches(result);
  }
}

process.exitCode = values.check === true && isShort ? 1 : 0;
