import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environment } from '../config/environment.js';
import { OUT_OF_MEMORY_SIGNAL } from './guard-memory.js';
import type { ReadingOrder, ReadingReport } from './reading-messages.js';
import type { ReceiptReading } from './receipt-reading.js';
import { ReaderEndedError, ReceiptReadingError } from './receipt-reading-error.js';

export interface ReadingLimits {
  /** For one receipt. */
  timeMs: number;
  /** Of the whole process. */
  memoryMb: number;
}

/** What the process runs: Node's own arguments, then the script. */
export type ReadingProgram = string[];

export const readingProgram: ReadingProgram = [
  fileURLToPath(new URL(`./reading-process${extname(import.meta.url)}`, import.meta.url)),
];
/** What programs need to find their libraries; nothing that is secret. */
const PASSED_ON = ['PATH', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'SystemRoot', 'TMPDIR', 'TEMP', 'LANG'];

/** One process that reads, started when it is first needed and again after it had to be ended. */
export class ReadingWorker {
  private child: ChildProcess | null = null;

  constructor(
    private readonly limits: ReadingLimits,
    private readonly program: ReadingProgram,
  ) {}

  /** @throws ReceiptReadingError */
  async read(order: ReadingOrder, onProgress: (part: number) => void): Promise<ReceiptReading> {
    const child = (this.child ??= this.start());
    let isOutOfTime = false;
    const timer = setTimeout(() => {
      isOutOfTime = true;
      child.kill('SIGKILL');
    }, this.limits.timeMs);
    try {
      const { reading, isLarge } = await answerOf(child, order, onProgress);
      if (isLarge) await this.close();
      return reading;
    } catch (error) {
      throw isOutOfTime ? new ReceiptReadingError('took too long', true, { cause: error }) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Resolves when the process is gone. A reading that is going on fails. */
  async close(): Promise<void> {
    const child = this.child;
    if (!child) return;
    await new Promise<void>((resolve) => {
      child.once('close', () => resolve());
      child.ref();
      child.kill('SIGKILL');
    });
  }

  private start(): ChildProcess {
    const own = Object.fromEntries(PASSED_ON.map((name) => [name, environment[name]]));
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', ...this.program, String(this.limits.memoryMb)],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        // glibc keeps no memory for threads that have ended.
        env: { ...own, MALLOC_ARENA_MAX: '2' },
      },
    );
    child.once('close', () => {
      if (this.child === child) this.child = null;
    });
    // Without a listener a process that cannot be started would end this one; the reading hears of it by itself.
    child.on('error', () => undefined);
    // A worker that waits for work keeps nobody from ending.
    child.unref();
    child.channel?.unref();
    if (child.pid !== undefined) giveWay(child.pid);
    return child;
  }
}

/** Answers to people come first. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system does not let us.
  }
}

function answerOf(
  child: ChildProcess,
  order: ReadingOrder,
  onProgress: (part: number) => void,
): Promise<Extract<ReadingReport, { type: 'read' }>> {
  return new Promise((resolve, reject) => {
    child.ref();
    child.channel?.ref();
    const settle = (finish: () => void) => {
      child.off('message', hear).off('close', end).off('error', fail);
      child.unref();
      child.channel?.unref();
      finish();
    };
    const hear = (report: ReadingReport) => {
      if (report.type === 'progress') onProgress(report.part);
      else if (report.type === 'read') settle(() => resolve(report));
      else settle(() => reject(new ReceiptReadingError(report.reason, report.isTransient)));
    };
    const end = (_code: number | null, signal: string | null) => settle(() => reject(endedBy(signal)));
    const fail = (cause: Error) => settle(() => reject(new ReceiptReadingError('could not be read', true, { cause })));
    child.on('message', hear).once('close', end).once('error', fail);
    // A process that has ended already is told of by its end.
    child.send(order, () => undefined);
  });
}

/** A file that needs too much memory of a fresh process will need it later as well; one that was killed had bad luck. */
function endedBy(signal: string | null): ReaderEndedError {
  return signal === OUT_OF_MEMORY_SIGNAL
    ? new ReaderEndedError('needs too much memory', false)
    : new ReaderEndedError('could not be read: the reader ended', true);
}
