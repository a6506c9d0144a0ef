import { describe, expect, it } from '@jest/globals';
import { contentDisposition, downloadNameOf } from './content-disposition.js';

describe('a name for saving', () => {
  it.each([
    ['bill.jpg', 'image/jpeg', 'bill.jpg'],
    ['BILL.JPEG', 'image/jpeg', 'BILL.JPEG'],
    ['bill.heic', 'image/jpeg', 'bill.jpg'],
    ['bill', 'application/pdf', 'bill.pdf'],
    ['bill.2026', 'application/pdf', 'bill.pdf'],
    ['.png', 'image/jpeg', '.png.jpg'],
    ['bill.pdf', 'image/webp', 'bill.webp'],
  ])('%s of %s is %s', (name, mediaType, wanted) => {
    expect(downloadNameOf(name, mediaType)).toBe(wanted);
  });

  it('stands in the header plainly for old programs, and whole for others', () => {
    expect(contentDisposition('inline', `Café "1" 100% (日本)*'.jpg`)).toBe(
      `inline; filename="Cafe _1_ 100_ (__)*'.jpg"; filename*=UTF-8''Caf%C3%A9%20%221%22%20100%25%20%28%E6%97%A5%E6%9C%AC%29%2A%27.jpg`,
    );
  });
});
