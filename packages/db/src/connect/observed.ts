import type { SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';

type Observer = ((statement: SqlQuery) => void) | undefined;

/** The factory, whose adapters and their transactions tell every statement before they send it; itself without an observer. */
export function observed(factory: SqlDriverAdapterFactory, observer: Observer): SqlDriverAdapterFactory {
  return observer === undefined ? factory : observe(factory, observer);
}

/** Whatever else the target does stays its own, so that nothing has to be known of it. */
function observe<Target extends object>(target: Target, observer: NonNullable<Observer>): Target {
  return new Proxy(target, {
    get(_, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== 'function') {
        return member;
      }

      switch (key) {
        case 'connect':
        case 'startTransaction':
          return async (...given: unknown[]) => observe(await member.apply(target, given), observer);
        case 'queryRaw':
        case 'executeRaw':
          return (statement: SqlQuery) => {
            observer(statement);
            return member.call(target, statement);
          };
        default:
          return member.bind(target);
      }
    },
  });
}
