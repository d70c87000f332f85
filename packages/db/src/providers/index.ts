import type { ProviderName } from '../connect/names.ts';
import { mysql } from './mysql/provider.ts';
import { postgresql } from './postgresql/provider.ts';
import type { Provider } from './provider.ts';
import { sqlite } from './sqlite/provider.ts';

export const PROVIDERS: Readonly<Record<ProviderName, Provider>> = { sqlite, postgresql, mysql };
