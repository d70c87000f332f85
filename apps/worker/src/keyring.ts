import { type Keyring, openKeyring } from '@openalgo/security';
import type { KeyDependencies } from './dependencies.ts';

/** The keys of this installation, derived when they are first asked for: that is slow by design. */
export function keyringOf({ config, clock }: KeyDependencies): () => Promise<Keyring> {
  const { apiKeyPepper: pepper, appKey, previousAppKeys } = config;
  let opening: Promise<Keyring> | undefined;

  return () => {
    opening ??= openKeyring({ appKeys: [appKey, ...previousAppKeys], pepper, now: clock.now });
    return opening;
  };
}
