import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { forwarding } from './forwarding-adapter.ts';

/** The factory, whose users share one adapter and its pool, which is closed with the last of them. */
export function shared(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  let connecting: Promise<SqlDriverAdapter> | null = null;
  let users = 0;

  async function leave(adapter: SqlDriverAdapter): Promise<void> {
    users -= 1;
    if (users === 0) {
      connecting = null;
      await adapter.dispose();
    }
  }

  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      users += 1;
      connecting ??= factory.connect();
      const adapter = await connecting;
      return forwarding(adapter, { dispose: () => leave(adapter) });
    },
  };
}
