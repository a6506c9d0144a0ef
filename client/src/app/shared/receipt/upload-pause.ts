import type { Failure } from '../../api/failure';

/** How often one file is put off before its owner is asked. */
const MOST_REFUSALS = 5;
/** Seconds that are waited at most without asking anybody. */
const LONGEST = 60;

/** While the server is busy nothing more is sent: what waits would only be refused as well. */
export class UploadPause {
  private readonly refusals = new Map<number, number>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  get isOn(): boolean {
    return this.timer !== null;
  }

  /**
   * Waits as long as a busy server asks for, then goes on.
   * @returns false when waiting is no way to get this file through
   */
  begin(id: number, { status, retryAfter }: Failure, goOn: () => void): boolean {
    const refusals = (this.refusals.get(id) ?? 0) + 1;
    const isBusy = status === 429 || status === 503;
    if (!isBusy || retryAfter === null || retryAfter > LONGEST || refusals > MOST_REFUSALS) return false;
    this.refusals.set(id, refusals);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      goOn();
    }, retryAfter * 1_000);
    return true;
  }

  /** What the file has waited for counts no more. */
  forget(id: number): void {
    this.refusals.delete(id);
  }
}
