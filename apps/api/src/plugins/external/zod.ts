import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { explainIssue, validationError } from '../../schemas/reasons.ts';

/** Validates with zod, and refuses in our own words. */
export const compileValidator: FastifySchemaCompiler<z.ZodType> = ({ schema }) => {
  return (input) => {
    const parsed = schema.safeParse(input, { error: explainIssue });
    return parsed.success ? { value: parsed.data } : { error: validationError(parsed.error) };
  };
};
