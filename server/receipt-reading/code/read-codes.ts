import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { GreyPicture } from '../picture/grey-picture.js';
import { mapBox } from '../picture/map-box.js';
import type { Box } from '../receipt-reading.js';
import { type CodeFacts, factsOf } from './code-facts.js';

export interface ReadCode {
  facts: CodeFacts;
  box: Box;
}

type CodeImage = Parameters<typeof readBarcodes>[0];

let isPrepared = false;

/** The first code on the page that states a total. Other codes, links mostly, say nothing here. */
export async function readCodes(picture: GreyPicture, page: number): Promise<ReadCode | null> {
  prepare();
  const codes = await readBarcodes(asImage(picture), { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4 });
  for (const { isValid, text, position } of codes) {
    const facts = isValid ? factsOf(text) : null;
    if (facts)
      return {
        facts,
        box: mapBox([position.topLeft, position.bottomRight, position.topRight, position.bottomLeft], picture, page),
      };
  }
  return null;
}

/** The program that reads codes comes from the package; by itself it would be fetched from the network. */
function prepare(): void {
  if (isPrepared) return;
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = readFileSync(file);
  prepareZXingModule({
    overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  });
  isPrepared = true;
}

/** As a canvas would give it: four bytes a pixel. */
function asImage({ data, width, height }: GreyPicture): CodeImage {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let index = 0; index < data.length; index++) {
    pixels.fill(data[index]!, index * 4, index * 4 + 3);
    pixels[index * 4 + 3] = 255;
  }
  return { data: pixels, width, height, colorSpace: 'srgb' };
}
