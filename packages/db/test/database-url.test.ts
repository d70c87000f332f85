import { AppError } from '@openalgo/domain';
import { expect, test } from 'vitest';
import { parseDatabaseUrl } from '../src/connect/database-url.ts';

test.each([
  ['sqlite:///db/openalgo.db', 'sqlite', '/srv/app/db/openalgo.db'],
  ['sqlite:////var/lib/openalgo.db', 'sqlite', '/var/lib/openalgo.db'],
  ['sqlite:db/openalgo.db', 'sqlite', '/srv/app/db/openalgo.db'],
  ['file:db/openalgo.db', 'sqlite', '/srv/app/db/openalgo.db'],
  ['file:./db/openalgo.db', 'sqlite', '/srv/app/db/openalgo.db'],
  ['file:/var/lib/openalgo.db', 'sqlite', '/var/lib/openalgo.db'],
  ['file:///var/lib/openalgo.db', 'sqlite', '/var/lib/openalgo.db'],
  ['  file:with space.db?connection_limit=1 ', 'sqlite', '/srv/app/with space.db'],
  ['postgresql://u:p@host:5432/openalgo', 'postgresql', 'postgresql://u:p@host:5432/openalgo'],
  ['postgres://host/openalgo', 'postgresql', 'postgres://host/openalgo'],
  ['MySQL://u:p@host/openalgo', 'mysql', 'MySQL://u:p@host/openalgo'],
])('%s is %s at %s', (url, provider, address) => {
  expect(parseDatabaseUrl(url, '/srv/app')).toEqual({ provider, address });
});

test.each([
  '',
  'openalgo.db',
  'sqlite://',
  'file:',
  'file::memory:',
  'oracle://u:secret@host/db',
  'postgresql://u:secret@[/x',
])('what is no database URL is refused without being quoted: %s', (url) => {
  const parse = () => parseDatabaseUrl(url, '/srv/app');

  expect(parse).toThrow(AppError);
  expect(parse).toThrow(expect.objectContaining({ kind: 'invalid', code: 'DATABASE_URL_INVALID' }));
  expect(parse).not.toThrow(/secret/);
});
