/** The four databases. Each has its own URL, so each can live elsewhere. */
export const DATABASE_NAMES = ['main', 'sandbox', 'latency', 'logs'] as const;
export type DatabaseName = (typeof DATABASE_NAMES)[number];

/** The engines that a database can live in. */
export const PROVIDER_NAMES = ['sqlite', 'postgresql', 'mysql'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];
