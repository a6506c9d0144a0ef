/** Runs `work` every `interval` milliseconds and whenever woken, never twice at once. A failure ends one round only. */
export class RepeatingTask {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private wokenWhileRunning = false;
  private stopped = true;

  /** Whether it has been asked to stop: long work should look now and then. */
  get isStopped(): boolean {
    return this.stopped;
  }

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly interval: number,
    private readonly onError: (error: Error) => void,
  ) {}

  start(): void {
    this.stopped = false;
    this.wake();
  }

  wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.wokenWhileRunning = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = this.round();
  }

  /** Resolves when the round in work, if any, has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async round(): Promise<void> {
    do {
      this.wokenWhileRunning = false;
    } while ((await this.attempt()) && this.wokenWhileRunning && !this.stopped);
    this.running = undefined;
    if (!this.stopped) this.timer = setTimeout(() => this.wake(), this.interval);
  }

  /** @returns whether the work succeeded. */
  private async attempt(): Promise<boolean> {
    try {
      await this.work();
      return true;
    } catch (error) {
      if (!this.stopped) this.onError(error as Error);
      return false;
    }
  }
}
