import type { Config } from '@openalgo/config';
import type { Clock } from '@openalgo/domain';
import { type Keyring, openKeyring } from '@openalgo/security';

/** The keys of the installation, newest first. */
export function openInstallationKeyring(config: Config, clock: Clock): Promise<Keyring> {
  return openKeyring({
    appKeys: [config.appKey, ...config.previousAppKeys],
    pepper: config.apiKeyPepper,
    now: () => clock.now(),
  });
}
