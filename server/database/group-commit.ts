/** What waits to be stored. Exactly one of `resolve` and `reject` is called. */
export interface Pending<T, R = void> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers what arrives while a transaction is under way and hands it over together, at most `most` at once: a commit
 * costs about the same for one row as for a hundred. Nothing waits for others to come: a lone item goes at once. One
 * for which `isAlone` is a batch of its own.
 */
export class GroupCommit<T, R = void> {
  private readonly waiting: Pending<T, R>[] = [];
  private isRunning = false;

  constructor(
    /** Settles each of the batch, after its commit; must not throw. */
    private readonly store: (batch: Pending<T, R>[]) => Promise<void>,
    private readonly most: number,
    private readonly isAlone: (item: T) => boolean = () => false,
  ) {}

  /** Resolves after the commit, with what `store` says of the item. */
  add(item: T): Promise<R> {
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

  private takeBatch(): Pending<T, R>[] {
    const alone = this.waiting.findIndex(({ item }) => this.isAlone(item));
    const together = alone === -1 ? this.waiting.length : Math.max(alone, 1);
    return this.waiting.splice(0, Math.min(together, this.most));
  }
}
