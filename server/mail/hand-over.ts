import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * The moment in which a mail server gets the end of a mail: before it, the server drops what it has, after it, the mail
 * is the server's. Whoever sends a mail once at most notes that moment in `note`, and the end goes out in the next turn of the event
 * loop, without waiting for the answer: both are on their way within microseconds, so that hardly any process dies
 * between them.
 */
export class HandOver {
  /** Whether the server has got the end, as far as this side knows. */
  isComplete = false;
  private noted: Promise<unknown> = Promise.resolve();

  constructor(private readonly note: () => Promise<void>) {}

  /** `body`, read no sooner than it is asked for. */
  holdBackEndOf(body: Readable): Readable {
    return Readable.from(this.read(body));
  }

  /** Resolves when the note has come to an end, well or not: without it a mail is tried again that may have been sent. */
  async untilNoted(): Promise<void> {
    await this.noted;
  }

  private async *read(body: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of body) yield chunk as Buffer;
    this.isComplete = true;
    this.noted = this.note().catch(() => undefined);
    await nextTurn();
  }
}
