export {
  type AccountSettings,
  type BackupSettings,
  type Config,
  loadConfig,
  type QuoteSettings,
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
