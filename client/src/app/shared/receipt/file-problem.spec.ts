import { findFileProblem } from './file-problem';

const bytes = (text: string) => new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0))]);

describe('what speaks against a file', () => {
  it.each([
    ['JPEG', '\xff\xd8\xff\xe0'],
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['WebP', 'RIFF\x00\x00\x00\x00WEBPVP8 '],
    ['PDF', '%PDF-1.7'],
  ])('nothing, when it begins as %s', async (_name, head) => {
    expect(await findFileProblem(bytes(`${head}rest`))).toBeNull();
  });

  it.each([
    ['is empty', bytes(''), /empty/],
    ['is text', bytes('Just a note'), /no picture and no PDF/],
    ['is drawn by SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), /no picture and no PDF/],
    ['is sound in a RIFF file', bytes('RIFF\x00\x00\x00\x00WAVEfmt '), /no picture and no PDF/],
    ['is HEIC', bytes('\x00\x00\x00\x18ftypheic\x00\x00'), /Most Compatible, or save it as JPEG/],
  ])('that it %s', async (_name, file, problem) => {
    expect(await findFileProblem(file)).toMatch(problem);
  });

  it('that it is over 10 MB, without reading it', async () => {
    const file = { size: 10 * 1024 * 1024 + 1 } as Blob;
    expect(await findFileProblem(file)).toMatch(/larger than 10 MB/);
  });
});
