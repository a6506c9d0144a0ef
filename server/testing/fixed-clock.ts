import { Clock } from '../clock.js';

/** Stands still until it is moved. */
export class FixedClock extends Clock {
  constructor(private instant: Date = new Date('2026-11-24T18:00:00.000Z')) {
    super();
  }

  now(): Date {
    return new Date(this.instant);
  }

  set(instant: string): void {
    this.instant = new Date(instant);
  }
}
