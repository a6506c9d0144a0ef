import sharp, { type Metadata } from 'sharp';
import type { CleaningOrder, CleaningReport, PictureWriter } from './cleaning-order.js';

const formats: Partial<Record<CleaningOrder['mediaType'], string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
};
const quality = 90;

/**
 * Draws a picture anew as a JPEG: upright, on white, its first frame alone, in the colours of screens. Nothing but its
 * pixels gets through: no place, no camera, no second file behind the first.
 * @throws Error when it cannot be opened
 */
export async function cleanImage(order: CleaningOrder, pictures: PictureWriter): Promise<CleaningReport> {
  readOnlyWhatIsTaken();
  const found = await readHeader(order.file);
  if (found.format !== formats[order.mediaType]) throw new Error(`it is ${found.format}`);
  const excess = findExcess(found, order);
  if (excess) return { state: 'tooMuch', reason: excess };
  const original = await writeOriginal(order, found);
  const page = await writeScreenPage(original, order.folder, pictures);
  const thumbnail = await pictures.writeThumbnail(page, order.folder);
  const { file, width, height, size } = original;
  const files = [{ kind: 'original', mediaType: 'image/jpeg', file, byteSize: size } as const, thumbnail, page];
  return { state: 'cleaned', receipt: { mediaType: 'image/jpeg', width, height, pages: 1, files } };
}

/** The library reads dozens of formats; what is not needed here cannot be attacked here. */
function readOnlyWhatIsTaken(): void {
  const readers = ['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile', 'VipsForeignLoadWebpFile'];
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: readers });
}

/** Reads no pixels, so that even a bomb is looked at without harm. */
const readHeader = (file: string) => sharp(file, { limitInputPixels: false }).metadata();

function findExcess({ width, height }: Metadata, { limits }: CleaningOrder): string | null {
  const side = Math.max(width, height);
  if (width * height <= limits.pixels && side <= limits.side) return null;
  const millions = Math.floor(limits.pixels / 1_000_000);
  return `has ${width} x ${height} pixels: more than ${millions} million, or ${limits.side} on a side, are not taken`;
}

async function writeOriginal({ file, folder, limits }: CleaningOrder, { format }: Metadata) {
  const original = `${folder}/original.jpg`;
  // Tables made to measure would save a tenth of the file, and keep the whole picture in memory to make them.
  const optimiseCoding = false;
  // Cameras leave small faults in what they write, which are mended; what is cut off or garbled is refused.
  const written = await sharp(file, { limitInputPixels: limits.pixels, failOn: 'error' })
    .autoOrient()
    .flatten({ background: 'white' })
    .jpeg({ quality, optimiseCoding, chromaSubsampling: format === 'jpeg' ? '4:2:0' : '4:4:4' })
    .toFile(original);
  return { ...written, file: original };
}

function writeScreenPage(original: { file: string; width: number; height: number }, folder: string, to: PictureWriter) {
  const size = to.scaled(original, Math.min(1, to.previewScale(original)));
  return to.writePage(sharp(original.file).resize({ ...size, fit: 'fill' }), folder, 1);
}
