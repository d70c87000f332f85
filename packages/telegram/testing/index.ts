export { type FakeBotApi, type SentMessage, startFakeBotApi } from './fake-bot-api.ts';
