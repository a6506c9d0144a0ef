import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What the process ends itself with: nobody else sends this, as they would for other reasons. Windows knows one end only. */
export const OUT_OF_MEMORY_SIGNAL = process.platform === 'win32' ? 'SIGKILL' : 'SIGUSR2';

/**
 * Ends this process once it takes more than `bytes`. From a thread beside, which goes on while libraries keep this one
 * busy, and over all memory: what WebAssembly and native code take is outside of what Node could limit.
 */
export async function guardMemory(bytes: number): Promise<void> {
  const watch = `
    const { parentPort, workerData: { bytes, signal } } = require('node:worker_threads');
    const look = () => process.memoryUsage.rss() > bytes && process.kill(process.pid, signal);
    look();
    setInterval(look, 50);
    parentPort.postMessage('watching');
  `;
  const watcher = new Worker(watch, { eval: true, workerData: { bytes, signal: OUT_OF_MEMORY_SIGNAL } });
  await once(watcher, 'message');
  watcher.unref();
}
