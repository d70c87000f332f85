export { type Config, loadConfig, type QuoteSettings } from './config.ts';
export { ConfigError } from './config-error.ts';
export { type NewSecrets, renderEnvExample, renderEnvFile } from './env-file.ts';
export { type Environment, type EnvironmentOptions, readEnvironment } from './environment.ts';
