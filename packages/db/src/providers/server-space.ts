import type { SpaceRules } from '../retention/space-rules.ts';

/** Servers give new rows the room of removed ones, and look after their files themselves. */
export const serverSpace: SpaceRules = {
  giveBackSome: async () => false,
  compact: async () => false,
};
