import { BaseRpcContext } from '@nestjs/microservices';

/**
 * One delivery of one event to one consumer, whatever carried it. Exactly one of `acknowledge`, `retry` and `park` is
 * called, by {@link AcknowledgeInterceptor} alone.
 */
export abstract class Delivery extends BaseRpcContext {
  private settle: () => void;

  /** Resolves when the delivery has been acknowledged, sent to a retry or parked. */
  readonly settled = new Promise<void>((resolve) => {
    this.settle = resolve;
  });

  constructor(
    readonly consumer: string,
    /** What arrived, parsed where it was JSON: not to be trusted before it is checked. */
    readonly content: unknown,
    /** 1 for the first attempt. */
    readonly attempt: number,
  ) {
    super([]);
  }

  /** What arrived, byte by byte. */
  get raw(): Buffer {
    return Buffer.from(JSON.stringify(this.content) ?? '');
  }

  async finish(step: () => Promise<void> | void): Promise<void> {
    try {
      await step();
    } finally {
      this.settle();
    }
  }

  abstract acknowledge(): Promise<void> | void;

  /** Has it delivered again after `delay` milliseconds, then counted as attempt `nextAttempt`. */
  abstract retry(reason: string, delay: number, nextAttempt: number): Promise<void> | void;

  abstract park(reason: string): Promise<void> | void;
}
