export {
  type AccountSettings,
  type BackupSettings,
  type Config,
  loadConfig,
  type NetworkSettings,
  type RateLimitSettings,
  type RetentionSettings,
} from './config.ts';
export { ConfigError } from './config-error.ts';
export { type NewSecrets, renderEnvExample, renderEnvFile } from './env-file.ts';
export {
  type Environment,
  type EnvironmentOptions,
  readEnvironment,
  toolEnvironment,
} from './environment.ts';
export type { Rate } from './formats.ts';
export { numbersTicks, type QuoteSettings, type QuoteTrust } from './quote-settings.ts';
