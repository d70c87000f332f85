import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '../lib/lock.mjs';
import { requireNode } from '../lib/node-version.mjs';
import { fingerprintOf, isDone, markDone, type Step } from '../lib/stamp.mjs';
import { makeFolder } from './repository.ts';

describe('requireNode', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('takes Node %s', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  it.each(['18.20.0', '20.18.3'])('refuses Node %s and says what is needed', (version) => {
    expect(() => requireNode(version)).toThrow(`Node 20.19 or newer is needed, this is ${version}`);
  });
});

describe('withLock', () => {
  it('lets one in at a time, in whatever order they come', async () => {
    const path = join(makeFolder(), 'deep', 'lock');
    const events: string[] = [];
    const work = (name: string) => async () => {
      events.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      events.push(`${name} out`);
    };
    await Promise.all([withLock(path, work('a')), withLock(path, work('b'))]);

    expect(events).toEqual(['a in', 'a out', 'b in', 'b out']);
    expect(existsSync(path)).toBe(false);
  });

  it('takes over from a process that was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['--eval', '']);
    const path = join(makeFolder({ lock: String(pid) }), 'lock');
    const holder = await withLock(path, async () => readFileSync(path, 'utf8'));

    expect(holder).toBe(String(process.pid));
  });

  it('is free again after a failure', async () => {
    const path = join(makeFolder(), 'lock');
    const failing = withLock(path, () => Promise.reject(new Error('no')));

    await expect(failing).rejects.toThrow('no');
    await expect(withLock(path, async () => 'yes')).resolves.toBe('yes');
  });
});

describe('a step', () => {
  function makeStep() {
    const folder = makeFolder({ 'source.ts': 'a', output: '' });
    const source = join(folder, 'source.ts');
    const step: Step = {
      stamp: join(folder, 'stamps', 'step'),
      fingerprint: () => fingerprintOf([source]),
      outputs: () => [join(folder, 'output')],
    };

    return { step, source };
  }

  it('is due until it was done', () => {
    const { step } = makeStep();

    expect(isDone(step)).toBe(false);
    markDone(step, step.fingerprint());
    expect(isDone(step)).toBe(true);
  });

  it('is due again when a source has changed', () => {
    const { step, source } = makeStep();
    markDone(step, step.fingerprint());
    writeFileSync(source, 'ab');

    expect(isDone(step)).toBe(false);
  });

  it('is due again when its output has gone', () => {
    const { step } = makeStep();
    markDone(step, step.fingerprint());

    expect(isDone({ ...step, outputs: () => [`${step.stamp}.missing`] })).toBe(false);
  });
});
