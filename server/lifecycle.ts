import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError } from './config/config-error.js';

const shutdownTimeout = 25_000;
/** Less than the 10 s that Docker gives a process, in milliseconds: a database that is frozen would hold it for longer. */
const closeTimeout = 8_000;

/** A line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Lets `app` finish what is under way, but not for longer than a container may take to stop. */
export async function closeInTime(app: { close(): Promise<void> }): Promise<void> {
  await Promise.race([app.close(), delay(closeTimeout, undefined, { ref: false })]);
}

/** Ends the process by one sentence that says what to do; only what nobody foresaw shows its stack. */
export function fail(error: unknown): never {
  const isExpected = error instanceof ConfigError;
  process.stderr.write(`${isExpected ? error.message : ((error as Error)?.stack ?? String(error))}\n`);
  process.exit(1);
}

/**
 * Runs `stop` once when the process is asked to end: by a signal, or because whoever started it is gone (the channel to
 * it closes even when it was killed). A second signal, or a stop that hangs, ends the process at once.
 */
export function stopWhenAsked(stop: () => Promise<void>): (exitCode: number) => void {
  let stopping = false;
  const begin = (exitCode: number) => {
    if (stopping) process.exit(exitCode || 130);
    stopping = true;
    setTimeout(() => process.exit(exitCode || 1), shutdownTimeout).unref();
    stop().then(
      () => process.exit(exitCode),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', () => begin(0));
  process.on('SIGTERM', () => begin(0));
  process.on('SIGHUP', () => begin(0));
  process.on('disconnect', () => !stopping && begin(0));
  return begin;
}
