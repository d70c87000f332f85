const LOOK_EVERY_MS = 250;

/**
 * Ends this process in good order when what called it has gone. npm runs a script below a shell which a signal kills
 * without passing it on: whoever ends `npm start` would leave everything running.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) {
    return;
  }

  const shell = process.ppid;
  const look = setInterval(() => {
    if (process.ppid !== shell) {
      clearInterval(look);
      process.kill(process.pid, 'SIGTERM');
    }
  }, LOOK_EVERY_MS);
  look.unref();
}
