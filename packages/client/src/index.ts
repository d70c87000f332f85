export {
  createOpenAlgoClient,
  type Instruments,
  type InstrumentsRequest,
  type OpenAlgoClient,
  type OpenAlgoClientOptions,
  type Schemas,
} from './client.ts';
export {
  type AnswerOf,
  type CallOptions,
  ENDPOINTS,
  type EndpointMethods,
  type MethodName,
  type RequestOf,
} from './endpoints.ts';
export { OpenAlgoError, type Refusal } from './error.ts';
export type { components, operations, paths } from './generated/wire.ts';
