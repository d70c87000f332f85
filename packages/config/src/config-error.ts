/**
 * The configuration cannot be used. The message is for whoever starts the program: one line for each problem, naming the
 * variable, what is wrong and what to write instead, and never the value of a secret.
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.problems = problems;
  }
}
