import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

const compose = read('compose.yaml');
const units = readdirSync(new URL('deploy/systemd/', ROOT)).map((name) => `deploy/systemd/${name}`);

describe('what is deployed', () => {
  it.each(['compose.yaml', 'Dockerfile', ...units])('starts in %s programs that the build makes', (path) => {
    const programs = found(read(path), /\/(apps\/\w+)\/dist\/main\.js/g);
    expect(programs).not.toEqual([]);
    expect(programs.filter((app) => !existsSync(new URL(`${app}/src/main.ts`, ROOT)))).toEqual([]);
  });

  it('sets variables that there are', () => {
    const known = new Set(found(read('.env.example'), /^#? ?([A-Z][A-Z_0-9]+)=/gm));
    const [environment = ''] = /^ {2}environment:\n(?: {4}.*\n)+/m.exec(compose) ?? [];
    const set = found(environment, /^ {4}([A-Z_0-9]+):/gm);
    expect(set.length).toBeGreaterThan(5);
    expect(set.filter((name) => !known.has(name) && name !== 'NODE_ENV')).toEqual([]);
  });

  it('makes the databases that its URLs name, and mounts files that there are', () => {
    const named = found(compose, /@postgresql:5432\/(\w+)/g);
    const [first] = found(compose, /POSTGRES_DB: (\w+)/g);
    const made = found(read('deploy/postgresql/create-databases.sql'), /CREATE DATABASE (\w+);/g);
    expect(named.length).toBe(4);
    expect([first, ...made].sort()).toEqual([...named].sort());
    const mounted = found(compose, /- \.\/(\S+?):/g);
    expect(mounted.filter((path) => !existsSync(fileURLToPath(new URL(path, ROOT))))).toEqual([]);
  });
});
