import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Memory of a process that is in RAM, in MiB. */
export async function residentMemory(pid) {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1_024;
}

/** Looks twice a second until told to stop, which returns the most there was, in MiB. */
export function watchMemory(pid) {
  let most = 0;
  const look = async () => (most = Math.max(most, await residentMemory(pid)));
  const timer = setInterval(() => void look(), 500);
  return async () => {
    clearInterval(timer);
    await look();
    return most;
  };
}
