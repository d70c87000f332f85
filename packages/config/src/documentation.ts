import { z } from 'zod';

/** What people are told about a variable. */
export interface VariableDocumentation {
  /** The heading under which it stands in `.env.example`. */
  readonly group: string;
  /** What it decides; whole sentences. */
  readonly description: string;
  /** What to show where there is no default. */
  readonly example?: string;
  /** Its value never appears in a message. */
  readonly secret?: true;
}

/** The documentation of each variable, by its schema. */
export const documentation = z.registry<VariableDocumentation>();
