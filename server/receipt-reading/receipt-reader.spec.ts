import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { scannedPdf, textPdf } from '#server/testing/receipt-pdf.js';
import { receiptPicture } from '#server/testing/receipt-pictures.js';
import { OUT_OF_MEMORY_SIGNAL } from './guard-memory.js';
import { readingProgram } from './reading-worker.js';
import { ReceiptReader } from './receipt-reader.js';
import type { ReadingContext, ReceiptReading } from './receipt-reading.js';

const context: ReadingContext = { region: 'MY', currency: 'MYR', today: '2020-01-31', merchants: [] };
const rows = [
  'HAPPY FRESH MART SDN BHD',
  'LOT 12, JALAN BUNGA 3',
  '40000 SHAH ALAM',
  'Date: 14/04/2018 | 10:22:31',
  'WHITE BREAD | 7.00',
  'FRESH MILK | 6.20',
  'TOTAL | 13.20',
  'CASH | 20.00',
  'CHANGE | 6.80',
];
const what = { merchant: 'HAPPY FRESH MART SDN BHD', date: '2018-04-14', total: '13.20' };
const folder = mkdtempSync(join(tmpdir(), 'spendwise-reading-'));
/** The process runs the sources, as the tests themselves do. */
const native = new URL('../../tools/jest/native.mjs', import.meta.url).href;
const fromSource = ['--import', native, ...readingProgram];
/** Longer than any machine needs: these tests wait for words to be recognised. */
const patience = 280_000;
const reader = new ReceiptReader({ timeMs: patience }, fromSource);
let other: ReceiptReader | null = null;

afterEach(async () => {
  await other?.close();
  other = null;
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a picture', () => {
  it(
    'is read, with the places of its values, and tells how far it is',
    async () => {
      const parts: number[] = [];
      const reading = await reader.read(saved(receiptPicture(rows)), 'image/png', context, (part) => parts.push(part));
      expect(valuesOf(reading)).toEqual(what);
      expect(reading).toMatchObject({ quality: 'picture', pages: 1, isBalanced: true });
      expect(reading.text).toContain('WHITE BREAD');
      const box = reading.fields.total!.boxes[0]!;
      expect(box.left).toBeGreaterThan(0.7);
      expect(box.top).toBeCloseTo((60 + 7 * 44 - 20) / (120 + 10 * 44), 1);
      expect(parts.length).toBeGreaterThan(1);
      expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    },
    patience,
  );

  it(
    'that lies upside down and askew is read, and its values are marked where they are',
    async () => {
      const turned = await sharp(receiptPicture(rows)).rotate(183, { background: '#f4f2ee' }).png().toBuffer();
      const reading = await reader.read(saved(turned), 'image/png', context);
      expect(valuesOf(reading)).toEqual(what);
      expect(reading.fields.total!.boxes[0]!.left).toBeLessThan(0.3);
    },
    patience,
  );

  it(
    'of nothing that is a receipt has no fields',
    async () => {
      for (const picture of [receiptPicture([]), await fur()]) {
        const reading = await reader.read(saved(picture), 'image/png', context);
        expect(reading.quality).toBe('empty');
        expect(Object.values(reading.fields)).toEqual([null, null, null, null, null]);
      }
    },
    patience,
  );

  it(
    'with a code that states the total is read by its code',
    async () => {
      const text = 'A:509999999*B:999999990*C:PT*D:FS*F:20190131*N:1.29*O:6.90*Q:abcd*R:1';
      const reading = await reader.read(saved(await codePicture(text)), 'image/png', context);
      expect(reading.fields).toMatchObject({
        total: { value: '6.90' },
        date: { value: '2019-01-31' },
        tax: { value: '1.29' },
      });
      expect(reading.fields.currency?.value).toBe('EUR');
    },
    patience,
  );
});

describe('a PDF', () => {
  it(
    'gives its own text, on whatever page it stands',
    async () => {
      const reading = await reader.read(saved(textPdf([rows.slice(0, 5), rows.slice(5)])), 'application/pdf', context);
      expect(valuesOf(reading)).toEqual(what);
      expect(reading).toMatchObject({ quality: 'text', pages: 2 });
      expect(reading.fields.total?.boxes[0]).toMatchObject({ page: 2 });
    },
    patience,
  );

  it(
    'that is a scan is read as a picture',
    async () => {
      const image = await sharp(receiptPicture(rows))
        .greyscale()
        .toColourspace('b-w')
        .jpeg()
        .toBuffer({ resolveWithObject: true });
      const file = scannedPdf(image.data, image.info.width, image.info.height);
      const reading = await reader.read(saved(file), 'application/pdf', context);
      expect(valuesOf(reading)).toEqual(what);
      expect(reading.quality).toBe('picture');
    },
    patience,
  );

  it(
    'of too many pages, or none at all, is refused with the reason',
    async () => {
      const pages = Array.from({ length: 11 }, () => rows);
      await expect(reader.read(saved(textPdf(pages)), 'application/pdf', context)).rejects.toMatchObject({
        reason: 'has more than 10 pages',
        isTransient: false,
      });
      await expect(reader.read(saved(Buffer.from('%PDF-1.4\nx')), 'application/pdf', context)).rejects.toMatchObject({
        reason: 'could not be opened',
        isTransient: false,
      });
    },
    patience,
  );
});

describe('the process that reads', () => {
  /** Stands in for the real one: does what the file's name says. */
  const standIn = [
    '-e',
    `let read = 0;
    process.on('message', ({ file }) => {
      process.send({ type: 'progress', part: 0.1 });
      if (file === 'hang') for (;;);
      if (file === 'crash') process.exit(1);
      if (file === 'last straw' && read > 0) process.exit(1);
      if (file === 'last megabyte' && read > 0) process.kill(process.pid, '${OUT_OF_MEMORY_SIGNAL}');
      read += 1;
      process.send({ type: 'read', reading: { text: String(process.pid) } });
    });
    process.on('disconnect', () => process.exit());`,
  ];
  const startOther = (limits: ConstructorParameters<typeof ReceiptReader>[0], program = standIn) =>
    (other = new ReceiptReader(limits, program));
  const read = (file: string) => other!.read(file, 'image/png', context);

  it('is ended when it hangs, and the next receipt is read by another one', async () => {
    startOther({ timeMs: 8_000 });
    const first = await read('fine');
    await expect(read('hang')).rejects.toMatchObject({ reason: 'took too long', isTransient: true });
    const second = await read('fine');
    expect(second.text).not.toBe(first.text);
  });

  it('may crash, and the next receipt is read by another one', async () => {
    startOther({ timeMs: patience });
    await expect(read('crash')).rejects.toMatchObject({ isTransient: true });
    expect((await read('fine')).text).toMatch(/^\d+$/);
  });

  it.each(['last straw', 'last megabyte'])(
    'is not heard when it ends by its %s: a fresh one reads it',
    async (file) => {
      startOther({ timeMs: patience });
      const { text: grown } = await read('fine');
      const { text } = await read(file);
      expect(text).toMatch(/^\d+$/);
      expect(text).not.toBe(grown);
    },
  );

  it('reads one receipt after the other, and so do several at once', async () => {
    startOther({ timeMs: patience, workers: 2 });
    const processes = await Promise.all(['1', '2', '3', '4', '5'].map(async (file) => (await read(file)).text));
    expect(new Set(processes).size).toBe(2);
  });

  it(
    'ends itself when it grows too large',
    async () => {
      startOther({ timeMs: patience, memoryMb: 20 }, fromSource);
      await expect(read(saved(receiptPicture(rows)))).rejects.toMatchObject({
        reason: 'needs too much memory',
        isTransient: false,
      });
    },
    patience,
  );

  it('is gone when the reader is closed, and whoever still waited hears of it', async () => {
    const waiting: Promise<ReceiptReading>[] = [];
    startOther({ timeMs: patience });
    const begun = new Promise<unknown>((resolve) => {
      waiting.push(other!.read('hang', 'image/png', context, resolve));
    });
    waiting.push(read('fine'));
    const refused = waiting.map((reading) => expect(reading).rejects.toMatchObject({ isTransient: true }));
    await begun;
    await other!.close();
    await Promise.all(refused);
    await expect(read('fine')).rejects.toMatchObject({ isTransient: true });
  });
});

function saved(bytes: Buffer): string {
  const file = join(folder, `${Math.random()}`);
  writeFileSync(file, bytes);
  return file;
}

/** Dark and light patches of every size, and no rows. */
async function fur(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const grain = await sharp({ create: { width: 600, height: 500, channels: 3, background: '#888', noise } })
    .png()
    .toBuffer();
  return sharp(grain).blur(2).normalise().png().toBuffer();
}

async function codePicture(text: string): Promise<Buffer> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
  const { image } = await writeBarcode(text, { format: 'QRCode', scale: 6 });
  return Buffer.from(await image!.arrayBuffer());
}

function valuesOf({ fields }: ReceiptReading) {
  return { merchant: fields.merchant?.value, date: fields.date?.value, total: fields.total?.value };
}
