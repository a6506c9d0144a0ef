import { storageInWords } from './storage-in-words';

const GB = 1024 ** 3;

describe('the place that receipts take', () => {
  it.each([
    [0, '0 bytes of 1 GB used'],
    [1023, '1,023 bytes of 1 GB used'],
    [1024, '1 KB of 1 GB used'],
    [1536, '1.5 KB of 1 GB used'],
    [48_213_300, '46 MB of 1 GB used'],
    [GB, '1 GB of 1 GB used'],
  ])('is told for %d bytes', (used, words) => expect(storageInWords(used, GB)).toBe(words));
});
