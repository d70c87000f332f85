import { type Config, ConfigError, loadConfig, readEnvironment } from '@openalgo/config';
import { AppError } from '@openalgo/domain';
import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { createLogOutput } from './log-output.ts';
import { createLogger } from './logger.ts';

/** What a service is started with. */
export interface ServiceContext {
  readonly config: Config;
  readonly log: Logger;
  /** Tells whoever started the process that it serves, with what is worth knowing of it. */
  readonly ready: (details: Readonly<Record<string, string>>) => void;
}

/** A service that runs. */
export interface RunningService {
  /** Finishes what it is at, within the time that was promised, and lets go of everything. */
  close(): Promise<void>;
  /** Rejects when the service ends by itself; absent where it cannot. */
  readonly ended?: Promise<void>;
}

export interface ServiceDefinition {
  /** How people call it. */
  readonly name: string;
  /** Longer than this its end is not waited for. */
  readonly closeWithinMs: number;
  /** Starts it; what it throws ends the process with one line. */
  readonly start: (context: ServiceContext) => Promise<RunningService>;
}

/**
 * Runs this process as a service: reads the configuration, starts it, and ends it cleanly on a signal, on a defect, or
 * when the process that started this one is gone. A start that fails ends with exit code 1 and one line that says what
 * to do, or, for a defect, with its stack.
 */
export function runService(definition: ServiceDefinition): void {
  serve(definition).catch((error: unknown) => {
    process.stderr.write(`error: ${describe(error)}\n`);
    process.exit(1);
  });
}

async function serve({ name, closeWithinMs, start }: ServiceDefinition): Promise<void> {
  const config = loadConfig(readEnvironment());
  const log = createLogger({ level: config.logLevel, name }, createLogOutput(process.stdout));
  // Whoever started us may be gone by now, which is no failure here: the end of the channel is heard by itself.
  const ready: ServiceContext['ready'] = (details) => process.send?.({ type: 'ready', ...details }, () => {});
  // Deferred, so that a signal is heard from the first moment on: one that comes during the start ends the service
  // as soon as it has started.
  const starting = Promise.resolve().then(() => start({ config, log, ready }));
  let ending: Promise<void> | undefined;
  const closing = closeWithGrace({ delay: closeWithinMs, logger: log }, async ({ err }) => {
    if (err !== undefined) {
      log.fatal({ err }, `The ${name} ends`);
    }

    // A signal and the end of whoever started us often come together.
    ending ??= starting.then((service) => service.close());
    await ending;
  });
  // Whoever started us was killed and cannot tell us any more.
  process.once('disconnect', () => void closing.close());

  try {
    const service = await starting;
    await service.ended;
  } catch (error) {
    closing.uninstall();
    throw error;
  }
}

function describe(error: unknown): string {
  if (error instanceof AppError) {
    return `${error.message} [${error.code}]`;
  }

  if (error instanceof ConfigError) {
    return error.message;
  }

  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
