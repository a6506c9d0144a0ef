import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import type { CleaningOrder, CleaningReport } from './cleaning-order.js';

/*
 * A process of its own for one file that somebody sent: whatever that does to the libraries that open it, it ends with this
 * process. It gets no settings and no secrets, and writes only where it is told to.
 */

/** The compiled file, or in tests the source. */
const part = (name: string) => new URL(`./${name}${extname(import.meta.url)}`, import.meta.url).href;

process.once('message', (order: CleaningOrder) => void work(order));
// Nobody waits for the answer any more.
process.once('disconnect', () => process.exit(1));

async function work(order: CleaningOrder): Promise<void> {
  await endWhenOver(order.limits);
  sharp.cache(false);
  sharp.concurrency(1);
  const report = await clean(order).catch(toReport);
  process.send?.(report, () => process.disconnect());
}

function toReport({ code = '', message }: NodeJS.ErrnoException): CleaningReport {
  // The picture library tells of a full disk in words only.
  const isDiskFull = code === 'ENOSPC' || code === 'EDQUOT' || /no space left|disk quota/i.test(message);
  return isDiskFull ? { state: 'diskFull' } : { state: 'damaged', cause: message };
}

async function clean(order: CleaningOrder): Promise<CleaningReport> {
  const pictures = (await import(part('pictures'))) as typeof import('./pictures.js');
  if (order.mediaType !== 'application/pdf') {
    const { cleanImage } = (await import(part('clean-image'))) as typeof import('./clean-image.js');
    return cleanImage(order, pictures);
  }
  const { cleanPdf } = (await import(part('clean-pdf'))) as typeof import('./clean-pdf.js');
  const { findPdfDanger } = (await import(part('pdf-danger'))) as typeof import('./pdf-danger.js');
  return cleanPdf(order, { ...pictures, findPdfDanger });
}

/**
 * From a thread beside, which goes on while the libraries keep this one busy. The memory that they take is outside of what
 * Node could limit itself; and whoever waits may be gone before the time is over.
 */
async function endWhenOver({ memory, timeMs }: CleaningOrder['limits']): Promise<void> {
  const watch = `
    const { parentPort, workerData: { memory, timeMs } } = require('node:worker_threads');
    const end = () => process.kill(process.pid, 'SIGKILL');
    const look = () => process.memoryUsage.rss() > memory && end();
    look();
    setInterval(look, 20);
    setTimeout(end, timeMs);
    parentPort.postMessage('watching');
  `;
  const watcher = new Worker(watch, { eval: true, workerData: { memory, timeMs: timeMs * 2 } });
  await once(watcher, 'message');
  watcher.unref();
}
