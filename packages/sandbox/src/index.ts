export * from './paper-accounts.ts';
