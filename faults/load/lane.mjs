import { setTimeout as delay } from 'node:timers/promises';
import { operations, weights } from './operations.mjs';
import { UnknownOutcome } from './person.mjs';

/** How long an outcome may stay unknown before this gives up, in milliseconds. */
const PATIENCE_MS = 60_000;
const RETRY_MS = 250;
const READING = new Set(['list', 'report', 'readOne', 'activity']);

/** One thing after the other, for one person, with pauses. What it recorded, nobody else changes. */
export class Lane {
  /** @type {import('./journal.mjs').KnownExpense[]} */
  own = [];
  counter = 0;
  #attempts = 0;

  /** @param {{ name: string, person: import('./person.mjs').Person, isFirst: boolean, random: import('../random.mjs').Random, journal: import('./journal.mjs').Journal, pauseMs: number }} settings */
  constructor(settings) {
    Object.assign(this, settings);
  }

  /** @param {AbortSignal} signal ends it after the operation in hand, whose outcome becomes known first */
  async run(signal) {
    while (!signal.aborted) {
      await this.#do(this.random.weighted(weights));
      await delay(this.random.between(this.pauseMs / 4, this.pauseMs * 1.75));
    }
  }

  pickOwn(isWanted) {
    const wanted = this.own.filter((known) => known.isSure && isWanted(known));
    return wanted.length > 0 ? this.random.pick(wanted) : undefined;
  }

  repeat(method, path, options) {
    return this.repeatWith(() => this.person.send(method, path, options));
  }

  /** Until there is an answer. @throws {UnknownOutcome} when there is none for too long */
  async repeatWith(send) {
    const deadline = performance.now() + PATIENCE_MS;
    for (let attempts = 1; ; attempts += 1) {
      this.#attempts = Math.max(this.#attempts, attempts);
      try {
        return { ...(await send()), attempts, isRepeated: attempts > 1 };
      } catch (error) {
        if (!(error instanceof UnknownOutcome) || performance.now() > deadline) throw error;
        await delay(RETRY_MS);
      }
    }
  }

  async #do(kind) {
    const at = performance.now();
    this.#attempts = 0;
    const note = (outcome, what) =>
      this.journal.operations.push({
        kind,
        isRead: READING.has(kind),
        at,
        ms: performance.now() - at,
        attempts: this.#attempts,
        outcome,
        what,
      });
    try {
      const result = await operations[kind](this);
      if (result === 'ok') note('ok');
      else note('refused', `${kind} of ${this.name}: ${result}`);
    } catch (error) {
      note('unknown', `${kind} of ${this.name}: ${error.message}`);
    }
  }
}
