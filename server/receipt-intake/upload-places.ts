import { TooManyRequestsProblem } from '../http/problem.js';
import { IntakeBusyProblem } from './intake-problems.js';

export interface PlaceLimits {
  ofPerson: number;
  ofProcess: number;
}

/** Each may fill the disk for temporary files with twice its size: 10 MB, and what is made of them. */
export const usualPlaces: PlaceLimits = { ofPerson: 6, ofProcess: 40 };

/** Seconds after which somebody who was refused may find a place. */
const retryAfter = 5;

/** Lets only so many uploads be under way at once, from their first byte until their temporary files are gone. */
export class UploadPlaces {
  private readonly taken = new Map<number, number>();
  private total = 0;

  constructor(private readonly limits: PlaceLimits = usualPlaces) {}

  /**
   * Does the work in a place of this person's, which is free again however the work ends.
   * @throws TooManyRequestsProblem (429) when the person has taken all of theirs, IntakeBusyProblem (503) when all have.
   */
  async within<T>(userId: number, work: () => Promise<T>): Promise<T> {
    const own = this.taken.get(userId) ?? 0;
    if (own >= this.limits.ofPerson) throw tooManyOfOne();
    if (this.total >= this.limits.ofProcess) throw new IntakeBusyProblem(retryAfter);
    this.taken.set(userId, own + 1);
    this.total += 1;
    try {
      return await work();
    } finally {
      this.leave(userId);
    }
  }

  private leave(userId: number): void {
    const left = (this.taken.get(userId) ?? 0) - 1;
    if (left > 0) this.taken.set(userId, left);
    else this.taken.delete(userId);
    this.total -= 1;
  }
}

const tooManyOfOne = () =>
  new TooManyRequestsProblem(retryAfter, 'Several of your receipts are just being taken in, and this one was not.');
