import { UploadTooSlowProblem } from './intake-problems.js';

/** How long an upload may take, and how long nothing of it may arrive, in milliseconds. */
export interface UploadTime {
  longestMs: number;
  longestSilenceMs: number;
}

/** Minutes for a photo from a poor connection; a connection that is silent for long is gone. */
export const usualUploadTime: UploadTime = { longestMs: 300_000, longestSilenceMs: 30_000 };

/** Fails when the time is over. `stop` it in any case. */
export class UploadTimer {
  private readonly total: NodeJS.Timeout;
  private readonly silence: NodeJS.Timeout;
  private expire: (problem: Error) => void;
  private readonly expiry = new Promise<never>((_resolve, reject) => (this.expire = reject));

  constructor({ longestMs, longestSilenceMs }: UploadTime) {
    this.expiry.catch(() => undefined);
    const end = () => this.expire(new UploadTooSlowProblem());
    this.total = setTimeout(end, longestMs);
    this.silence = setTimeout(end, longestSilenceMs);
  }

  /** @throws UploadTooSlowProblem when `work` is not done in time. */
  within<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.expiry]);
  }

  /** Something has arrived. */
  touch(): void {
    this.silence.refresh();
  }

  stop(): void {
    clearTimeout(this.total);
    clearTimeout(this.silence);
  }
}
