import { DriverAdapterError, type Error as DriverFailure } from '@prisma/driver-adapter-utils';
import { expect, test } from 'vitest';
import { isConnectionLost, toAppError } from '../src/connect/errors.ts';

/** What the drivers say of a connection that breaks while it is used, as server-away shows them. */
test.each([
  ['pg', new Error('Client has encountered a connection error and is not queryable')],
  ['pg', new Error('Client was closed and is not queryable')],
  ['pg', new Error('Connection terminated unexpectedly')],
  ['mariadb', mariadb(45_009, 'socket has unexpectedly been closed')],
  ['mariadb', mariadb(45_013, 'Cannot execute new commands: connection closed')],
  ['mariadb', mariadb(45_004, 'Connection destroyed, command was killed')],
  ['mariadb', mariadb(1_927, 'Connection was killed')],
])('what %s says of a connection that broke is an outage: %s', (_, error) => {
  expect(isConnectionLost(error)).toBe(true);
  expect(toAppError(error)).toMatchObject({ kind: 'unavailable', code: 'DATABASE_UNAVAILABLE' });
});

test('a server that shuts down is away, and a statement that it interrupts collides', () => {
  expect(toAppError(mariadb(1_053, 'Server shutdown in progress'))).toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
  });
  expect(toAppError(mariadb(1_317, 'Query execution was interrupted'))).toMatchObject({
    code: 'DATABASE_BUSY',
  });
});

test('a connection that timed out is an outage, for what it was asked may have happened; a locked file is a collision', () => {
  const timedOut = new DriverAdapterError({ kind: 'SocketTimeout' });
  expect(toAppError(timedOut)).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  const locked = new DriverAdapterError({ kind: 'SocketTimeout', originalCode: 'SQLITE_BUSY' });
  expect(toAppError(locked)).toMatchObject({ code: 'DATABASE_BUSY' });
});

test('what is not known stays a defect', () => {
  const error = mariadb(45_017, 'Parameter at position 1 is undefined');
  expect(toAppError(error)).toBe(error);
});

/** As the adapter wraps what the driver throws. */
function mariadb(code: number, message: string): DriverAdapterError {
  const failure: DriverFailure = {
    kind: 'mysql',
    code,
    message,
    state: 'HY000',
    originalCode: String(code),
    originalMessage: message,
  };
  return new DriverAdapterError(failure);
}
