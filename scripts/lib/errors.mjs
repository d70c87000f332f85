/** A failure whose message is all that the user needs: it is shown without a stack. */
export class ScriptError extends Error {}

/** A script that was told to stop while it waited for a child. */
export class Interrupted extends Error {
  /** @param {number} exitCode 128 and the signal's number, as shells have it */
  constructor(exitCode) {
    super('interrupted');
    this.exitCode = exitCode;
  }
}
