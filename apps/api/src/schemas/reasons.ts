import { AppError, type FieldErrors } from '@openalgo/domain';
import type { z } from 'zod';

export const REQUIRED = 'Is required.';
const UNKNOWN_FIELD = 'Is not a field of this request.';
/** What the field is called when the body itself is wrong. */
const WHOLE_BODY = 'body';
/** Whoever sends a thousand wrong ticks learns enough from the first. */
const REPORTED_FIELDS_MAX = 50;
const FIELD_NAME_LENGTH_MAX = 100;

/** Our words for zod's findings; give it to every parse of a request. */
export const explainIssue: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined) {
    return REQUIRED;
  }

  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'object' ? 'Must be a JSON object.' : `Must be a JSON ${issue.expected}.`;
    case 'invalid_value':
      return `Must be one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return issue.origin === 'string'
        ? `Must have at least ${issue.minimum} character.`
        : `Must have at least ${issue.minimum} item.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `Must have at most ${issue.maximum} characters.`
        : `Must have at most ${issue.maximum} items.`;
    default:
      return undefined;
  }
};

function reasonsOf(issue: z.core.$ZodIssue): readonly (readonly [field: string, reason: string])[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => [[...issue.path, key].join('.'), UNKNOWN_FIELD]);
  }

  return [[issue.path.length === 0 ? WHOLE_BODY : issue.path.join('.'), issue.message]];
}

function fieldErrors(error: z.core.$ZodError): FieldErrors {
  const errors = new Map<string, readonly string[]>();
  for (const [name, reason] of error.issues.flatMap(reasonsOf)) {
    const field = name.slice(0, FIELD_NAME_LENGTH_MAX);
    // The first reason alone: zod goes on to ask an array that should be a text for its length.
    if (!errors.has(field) && errors.size < REPORTED_FIELDS_MAX) {
      errors.set(field, [reason]);
    }
  }

  return Object.fromEntries(errors);
}

/** The refusal of a malformed request. Its message is the reasons themselves, as JSON, because the reference's is. */
export function validationError(error: z.core.$ZodError): AppError {
  const fields = fieldErrors(error);
  return new AppError('invalid', 'VALIDATION', JSON.stringify(fields), { fields });
}
