import { describe, expect, it } from '@jest/globals';
import { cleanFileName, extensionOf } from './clean-file-name.js';

describe('the name of a file that somebody sent', () => {
  it.each([
    ['receipt.jpg', 'receipt.jpg'],
    ['Kassenzettel Café (2).jpg', 'Kassenzettel Café (2).jpg'],
    ['領収書.pdf', '領収書.pdf'],
    ['../../x.jpg', 'x.jpg'],
    ['C:\\Users\\ada\\x.jpg', 'x.jpg'],
    ['../..', 'receipt'],
    ['a\0.jpg', 'a.jpg'],
    ['a.jpg\r\nX-Evil: 1', 'a.jpgX-Evil: 1'],
    ['receipt\u202egpj.exe', 'receiptgpj.exe'],
    ['\u2066a\u2069.jpg', 'a.jpg'],
    ['  a   b.jpg ', 'a b.jpg'],
    ['cafe\u0301.jpg', 'café.jpg'],
    ['\ud800.jpg', '.jpg'],
    ['', 'receipt'],
    ['..', 'receipt'],
    [undefined, 'receipt'],
  ])('%j is told as %j', (name, expected) => {
    expect(cleanFileName(name)).toBe(expected);
  });

  it('is cut before its extension, and never within a character', () => {
    expect(cleanFileName(`${'a'.repeat(5_000)}.jpg`)).toBe(`${'a'.repeat(196)}.jpg`);
    expect([...cleanFileName(`${'🧾'.repeat(5_000)}.jpg`)]).toEqual([...'🧾'.repeat(196), ...'.jpg']);
    expect(cleanFileName(`a.${'b'.repeat(5_000)}`)).toHaveLength(200);
  });

  it.each([
    ['a.JPG', 'jpg'],
    ['a.jpg.html', 'html'],
    ['a', ''],
    ['.jpg', ''],
    ['a.', ''],
    ['a.jpg ', ''],
  ])('%j ends in %j', (name, extension) => {
    expect(extensionOf(name)).toBe(extension);
  });
});
