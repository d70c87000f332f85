export { type Batch, type EvaluationDependencies, evaluate } from './evaluation.ts';
export { createOrderIndex, type OrderIndex } from './order-index.ts';
