/**
 * SQL with its parameters apart, from Prisma's runtime: what a template interpolates becomes a parameter, another
 * `Sql` is spliced in, and `raw` is for trusted text alone.
 */
export { empty, join, raw, Sql, sqltag as sql } from '@prisma/client/runtime/client';
