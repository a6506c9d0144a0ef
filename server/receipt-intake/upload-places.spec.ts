import { beforeEach, describe, expect, it } from '@jest/globals';
import { UploadPlaces } from './upload-places.js';

let places: UploadPlaces;
let ends: (() => void)[];
let fails: (() => void)[];

beforeEach(() => {
  places = new UploadPlaces({ ofPerson: 2, ofProcess: 3 });
  [ends, fails] = [[], []];
});

describe('the places for uploads', () => {
  it('are so many for a person, whatever others do', async () => {
    const first = [take(1), take(1)];
    await expect(take(1)).rejects.toMatchObject({ status: 429, code: 'too_many_requests', retryAfter: 5 });
    first.push(take(2));
    ends.forEach((end) => end());
    await Promise.all(first);
  });

  it('are so many for all', async () => {
    const taken = [take(1), take(2), take(3)];
    await expect(take(4)).rejects.toMatchObject({ status: 503, code: 'intake_busy', retryAfter: 5 });
    ends.forEach((end) => end());
    await Promise.all(taken);
  });

  it('are free again when the work is done, and when it failed', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [done, failed] = [take(1), take(1)];
      await expect(take(1)).rejects.toMatchObject({ status: 429 });
      ends.at(-2)?.();
      fails.at(-1)?.();
      await done;
      await expect(failed).rejects.toThrow('broken');
    }
  });
});

function take(userId: number): Promise<void> {
  return places.within(
    userId,
    () =>
      new Promise<void>((resolve, reject) => {
        ends.push(resolve);
        fails.push(() => reject(new Error('broken')));
      }),
  );
}
