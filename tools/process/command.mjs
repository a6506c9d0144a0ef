import { constants } from 'node:os';
import { report } from '../failure.mjs';
import { killAll, stopAll } from './group.mjs';
import { onStop } from './stop-signal.mjs';

/**
 * Runs `main` as what an npm script does: its result is the exit code, a failure is reported, and a signal stops
 * everything it started before this process ends.
 */
export async function command(main) {
  let stopped;
  const stop = async (signal) => {
    stopped = 128 + constants.signals[signal];
    await stopAll(signal);
    // A server's own exit code says more than the signal, so `main` may still answer.
    setImmediate(() => process.exit(process.exitCode ?? stopped));
  };
  onStop(stop, () => {
    killAll();
    process.exit(stopped);
  });
  try {
    process.exitCode = await main();
  } catch (error) {
    if (stopped === undefined) report(error);
  }
}
