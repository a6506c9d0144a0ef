/** What waits to be stored. Exactly one of `resolve` and `reject` is called. */
export interface Pending<T> {
  item: T;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers what arrives while a transaction is under way and hands it over together, at most `most` at once: a commit
 * costs about the same for one row as for a hundred. Nothing waits for others to come: a lone item goes at once. One
 * for which `isAlone` is a batch of its own.
 */
export class GroupCommit<T> {
  private readonly waiting: Pending<T>[] = [];
  private isRunning = false;

  constructor(
    /** Settles each of the batch, after its commit; must not throw. */
    private readonly store: (batch: Pending<T>[]) => Promise<void>,
    private readonly isAlone: (item: T) => boolean,
    private readonly most: number,
  ) {}

  /** Resolves after the commit. */
  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.isRunning) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    try {
      // What arrived in the same packet comes in this turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
      while (this.waiting.length > 0) await this.store(this.takeBatch());
    } finally {
      this.isRunning = false;
    }
  }

  private takeBatch(): Pending<T>[] {
    const alone = this.waiting.findIndex(({ item }) => this.isAlone(item));
    const together = alone === -1 ? this.waiting.length : Math.max(alone, 1);
    return this.waiting.splice(0, Math.min(together, this.most));
  }
}
