import type { Config } from '@openalgo/config';
import { type Keyring, openKeyring } from '@openalgo/security';
import type { CliContext } from '../context.ts';

/** The keys of the installation, newest first. */
export function openInstallationKeyring(
  config: Config,
  { clock, secretCosts }: Pick<CliContext, 'clock' | 'secretCosts'>,
): Promise<Keyring> {
  return openKeyring({
    appKeys: [config.appKey, ...config.previousAppKeys],
    pepper: config.apiKeyPepper,
    now: () => clock.now(),
    ...(secretCosts && { deriveKey: secretCosts.deriveKey }),
  });
}
