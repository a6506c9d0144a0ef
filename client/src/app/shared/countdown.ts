/** Calls `done` once, after `duration` milliseconds of running. Made stopped. */
export class Countdown {
  private left: number;
  private startedAt: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    duration: number,
    private readonly done: () => void,
  ) {
    this.left = duration;
  }

  /** Goes on from where it was stopped. */
  run(): void {
    if (this.startedAt !== null) return;
    this.startedAt = performance.now();
    this.timer = setTimeout(this.done, this.left);
  }

  stop(): void {
    if (this.startedAt === null) return;
    clearTimeout(this.timer);
    this.left = Math.max(0, this.left - (performance.now() - this.startedAt));
    this.startedAt = null;
  }
}
