import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  aJpeg,
  aPackedPdf,
  aPdf,
  aPhonePhoto,
  aPicture,
  aPixelBomb,
  aPng,
  aWebp,
  dangerousPdfs,
  strangers,
} from '../testing/receipt-samples.js';
import { UploadServer } from '../testing/upload-server.js';
import { type CleanedReceipt, ReceiptCleaner } from './receipt-cleaner.js';

jest.setTimeout(180_000);

/** Slow machines are in no hurry here. */
const patience = { timeMs: 150_000, longestWaitMs: 150_000 };
const cleaner = new ReceiptCleaner(patience);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendwise-clean-'));
  for (const level of ['warn', 'debug'] as const)
    jest.spyOn(Logger.prototype, level).mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('a cleaned picture', () => {
  it.each([
    ['JPEG', 'A.JPEG', aJpeg],
    ['PNG', 'a.png', aPng],
    ['WebP', 'a.webp', aWebp],
  ])('made of a %s, %s, is a JPEG with a small one and one for screens', async (_kind, name, make) => {
    const { files, ...receipt } = await clean(name, await make({ width: 1_400, height: 2_100 }));
    expect(receipt).toEqual({ mediaType: 'image/jpeg', width: 1_400, height: 2_100, pages: 1 });
    expect(await Promise.all(files.map(look))).toEqual([
      { kind: 'original', mediaType: 'image/jpeg', format: 'jpeg', width: 1_400, height: 2_100 },
      { kind: 'thumbnail', mediaType: 'image/webp', format: 'webp', width: 213, height: 320 },
      { kind: 'page', page: 1, mediaType: 'image/webp', format: 'webp', width: 1_067, height: 1_600 },
    ]);
    for (const { file, byteSize } of files) expect(readFileSync(file)).toHaveLength(byteSize);
    expect(readdirSync(folder).sort()).toEqual(['original.jpg', 'page-1.webp', 'thumbnail.webp', 'upload']);
  });

  it('stands upright, and tells neither where it was taken nor by what', async () => {
    const photo = await aPhonePhoto();
    expect(photo.includes('SecretCamera')).toBe(true);
    const { files, width, height } = await clean('photo.jpg', photo);
    expect({ width, height }).toEqual({ width: 300, height: 400 });
    for (const { file } of files) {
      const { exif, orientation, icc, xmp, iptc } = await sharp(file).metadata();
      expect({ exif, orientation, icc, xmp, iptc }).toEqual({});
      expect(readFileSync(file).includes('Secret')).toBe(false);
      expect(await isDark(file, 'left')).toBe(false);
      expect(await isDark(file, 'right')).toBe(true);
    }
  });

  it('has nothing behind its pixels', async () => {
    const bytes = Buffer.concat([await aJpeg(), Buffer.from('<script>alert(1)</script>%PDF-1.4')]);
    const { files } = await clean('a.jpg', bytes);
    for (const { file } of files) expect(readFileSync(file).includes('alert')).toBe(false);
  });

  it('is the first of those that move', async () => {
    const colours = ['white', 'black', 'gray'];
    const frames = colours.map((background) => aPicture({ width: 80, height: 100, background }).png().toBuffer());
    const moving = await sharp(await Promise.all(frames), { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    expect(await sharp(moving, { animated: true }).metadata()).toMatchObject({ pages: 3 });
    const { files, width, height } = await clean('a.webp', moving);
    expect({ width, height }).toEqual({ width: 80, height: 100 });
    expect(await isDark(files[0]?.file as string, 'right')).toBe(false);
  });

  it('is white where it was transparent', async () => {
    const nothing = { width: 80, height: 100, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } };
    const { files } = await clean('a.png', await sharp({ create: nothing }).png().toBuffer());
    for (const { file } of files) expect(await isDark(file, 'left')).toBe(false);
  });

  it('stays readable when it is long, and shows its head in the small one', async () => {
    const { files } = await clean('a.png', await aPng({ width: 1_000, height: 9_000 }));
    const [, thumbnail, page] = await Promise.all(files.map(look));
    expect(page).toMatchObject({ width: 800, height: 7_200 });
    expect(thumbnail).toMatchObject({ width: 160, height: 320 });
  });

  it('is not blown up', async () => {
    const { files } = await clean('a.png', await aPng({ width: 90, height: 120 }));
    for (const file of await Promise.all(files.map(look))) expect(file).toMatchObject({ width: 90, height: 120 });
  });
});

describe('a cleaned PDF', () => {
  it('is kept as it came, with a picture of each page', async () => {
    const bytes = aPdf({ pages: 3 });
    const { files, ...receipt } = await clean('a.PDF', bytes);
    expect(receipt).toEqual({ mediaType: 'application/pdf', width: 1_200, height: 1_600, pages: 3 });
    expect(files.map(({ kind, mediaType }) => `${kind} ${mediaType}`)).toEqual([
      'original application/pdf',
      'thumbnail image/webp',
      ...Array<string>(3).fill('page image/webp'),
    ]);
    expect(readFileSync(files[0]?.file as string).equals(bytes)).toBe(true);
    for (const { file } of files.slice(1)) {
      const { channels } = await sharp(file).stats();
      // Black letters on white paper.
      expect(channels[0]).toMatchObject({ max: 255 });
      expect(channels[0]?.min).toBeLessThan(100);
      expect(channels[0]?.mean).toBeGreaterThan(200);
    }
  });

  it('may have objects that are packed', async () => {
    expect(await clean('a.pdf', aPackedPdf('<< /Type /Annot >>'))).toMatchObject({ pages: 1 });
  });

  it('is drawn no larger than a screen, however large its pages are', async () => {
    expect(await clean('a.pdf', aPdf({ size: [14_400, 14_400] }))).toMatchObject({ width: 1_600, height: 1_600 });
  });

  it.each([11, 10_000])('does not have %i pages', async (pages) => {
    const message = `has ${pages} pages: more than 10 are not taken`;
    await expect(clean('a.pdf', aPdf({ pages }))).rejects.toMatchObject({
      status: 422,
      errors: [{ field: 'file', message }],
    });
  });
});

describe('what is refused', () => {
  it.each(strangers)('%s, by its bytes', async (name, bytes) => {
    await expect(clean(name, bytes)).rejects.toMatchObject({ status: 415, errors: [{ field: 'file' }] });
  });

  it.each(['x.jpg.html', 'x.png', 'x.pdf', 'x', '.jpg', 'x.svg'])('a JPEG named %s', async (name) => {
    const message = 'is a JPEG picture, but its name does not end in .jpg';
    await expect(clean(name, await aJpeg())).rejects.toMatchObject({
      status: 415,
      errors: [{ field: 'file', message }],
    });
  });

  it('HEIC, with what to do instead', async () => {
    const heic = Buffer.from('00000018667479706865696300000000', 'hex');
    await expect(clean('IMG_1.HEIC', heic)).rejects.toThrow('set the camera to Most Compatible, or send it as JPEG');
  });

  it('a PDF that may act, before it is opened', async () => {
    const reading = clean('a.pdf', dangerousPdfs['a packed script']);
    await expect(reading).rejects.toMatchObject({ status: 415, message: 'The file is a PDF with a script inside it.' });
  });

  it.each([
    ['a.jpg', aJpeg],
    ['a.png', aPng],
    ['a.webp', aWebp],
    ['a.pdf', async () => aPdf()],
  ])('%s, when its end is missing', async (name, make) => {
    const bytes = await make();
    await expect(clean(name, bytes.subarray(0, bytes.length * 0.4))).rejects.toMatchObject({
      status: 415,
      message: expect.stringContaining('is damaged'),
    });
  });

  it('more pixels than can be looked at, whatever they weigh', async () => {
    const bytes = aPixelBomb(16_000, 16_000);
    expect(bytes.length).toBeLessThan(100_000);
    await expect(clean('a.png', bytes)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('pixels'),
    });
    await expect(clean('a.png', aPixelBomb(30_000, 10))).rejects.toMatchObject({ status: 422 });
    expect(readdirSync(folder)).toEqual(['upload']);
  });

  it('what takes too long, or too much memory', async () => {
    const hasty = new ReceiptCleaner({ timeMs: 1 });
    await expect(clean('a.jpg', await aJpeg(), hasty)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('too long'),
    });
    const narrow = new ReceiptCleaner({ ...patience, memory: 20 * 1024 * 1024 });
    await expect(clean('a.jpg', await aJpeg(), narrow)).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('memory'),
    });
  });
});

describe('twenty bombs at once', () => {
  it('are refused one by one, while others are answered and the memory of this process stays small', async () => {
    const server = await UploadServer.start({ work: (upload) => cleaner.clean(upload) });
    const bomb = aPixelBomb(16_000, 16_000);
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
    const bombs = Array.from({ length: 20 }, () => server.send('bomb.png', bomb));
    // One that is small enough to be opened.
    const largest = server.send('photo.png', aPixelBomb(4_000, 5_000));
    expect(await (await fetch(server.url)).json()).toEqual({ isThere: true });
    for (const { status } of await Promise.all(bombs)) expect(status).toBe(422);
    expect(await largest).toMatchObject({ status: 200, body: { width: 4_000, height: 5_000 } });
    clearInterval(watch);
    expect((most - before) / 1024 / 1024).toBeLessThan(200);
    expect(await server.leftovers()).toEqual([]);
    await server.stop();
  });
});

describe('the end of this process', () => {
  it('ends what is under way and lets nothing new begin', async () => {
    const ending = new ReceiptCleaner();
    const cleaning = clean('a.jpg', await aJpeg({ width: 4_000, height: 4_000 }), ending);
    ending.onApplicationShutdown();
    await expect(cleaning).rejects.toThrow('aborted');
    await expect(clean('a.jpg', await aJpeg(), ending)).rejects.toThrow('aborted');
  });
});

function clean(originalName: string, bytes: Buffer, by = cleaner, name = 'upload'): Promise<CleanedReceipt> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return by.clean({ file, originalName });
}

async function look({ file, byteSize: _, ...said }: CleanedReceipt['files'][number]) {
  const { format, width, height } = await sharp(file).metadata();
  return { ...said, format, width, height };
}

/** Whether the upper corner is dark. */
async function isDark(file: string, side: 'left' | 'right'): Promise<boolean> {
  const { width } = await sharp(file).metadata();
  const corner = { left: side === 'left' ? 3 : width - 8, top: 3, width: 5, height: 5 };
  const { channels } = await sharp(await sharp(file).extract(corner).png().toBuffer()).stats();
  return (channels[0]?.mean ?? 0) < 128;
}
