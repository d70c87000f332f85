/** What of the main database processes remember, so that they must be told when it changes. */
export const CHANGE_TOPICS = ['api-keys', 'instruments', 'calendar', 'settings'] as const;
export type ChangeTopic = (typeof CHANGE_TOPICS)[number];

/** Tells whoever remembers something of the topic that it has changed: after the change is durable. Must not throw. */
export type AnnounceChange = (topic: ChangeTopic) => Promise<void>;
