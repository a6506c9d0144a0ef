/**
 * Acknowledgements that can be held back for a while. A queue whose consumer has as many unacknowledged messages as it may
 * assigns no more to it: that is how a consumer is told apart from those that are still on their way to it.
 */
export class HeldAcknowledgements {
  private held: (() => void)[] | null = null;
  private lastGiven = -Infinity;

  /** Now, or when they are let go. */
  give(acknowledge: () => void): void {
    if (this.held) this.held.push(acknowledge);
    else this.pass(acknowledge);
  }

  get heldCount(): number {
    return this.held?.length ?? 0;
  }

  /** Milliseconds since the last one went out; infinite before the first. */
  get quietFor(): number {
    return performance.now() - this.lastGiven;
  }

  hold(): void {
    this.held ??= [];
  }

  letGo(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const acknowledge of held) this.pass(acknowledge);
  }

  private pass(acknowledge: () => void): void {
    this.lastGiven = performance.now();
    acknowledge();
  }
}
