export { createOrderIndex, type OrderIndex } from './order-index.ts';
