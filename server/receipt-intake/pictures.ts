import sharp, { type Sharp } from 'sharp';
import type { CleanedFile, DrawnPage, Size } from './cleaning-order.js';

const preview = { longerSide: 1_600, shorterSide: 800, longest: 8_000 };
const thumbnailSide = 320;
/** A thumbnail shows no more of a long receipt than can be made out: its head. */
const longestProportion = 2;

/**
 * A picture for screens: 1,600 pixels at most, except that a long receipt keeps 800 for its shorter side, as nobody could
 * read it otherwise.
 * @returns a factor; above 1 where the picture is smaller than that
 */
export function previewScale({ width, height }: Size): number {
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  const scale = Math.max(preview.longerSide / longer, Math.min(1, preview.shorterSide / shorter));
  return Math.min(scale, preview.longest / longer);
}

export const scaled = ({ width, height }: Size, factor: number): Size => ({
  width: Math.max(1, Math.round(width * factor)),
  height: Math.max(1, Math.round(height * factor)),
});

/** Writes a page for screens. `picture` has no transparency and no more than the pixels it should have. */
export async function writePage(picture: Sharp, folder: string, page: number): Promise<DrawnPage> {
  const file = `${folder}/page-${page}.webp`;
  const { width, height, size } = await picture.webp({ quality: 82 }).toFile(file);
  return { kind: 'page', page, mediaType: 'image/webp', file, byteSize: size, width, height };
}

/** Writes the small picture of a receipt, made of its first page. */
export async function writeThumbnail(page: DrawnPage, folder: string): Promise<CleanedFile> {
  const file = `${folder}/thumbnail.webp`;
  const [shorter, longer] = [Math.min(page.width, page.height), Math.max(page.width, page.height)];
  const scale = Math.min(1, thumbnailSide / Math.min(longer, shorter * longestProportion));
  const { width, height } = scaled(page, scale);
  const { size } = await sharp(page.file)
    .resize({
      width: Math.min(width, thumbnailSide),
      height: Math.min(height, thumbnailSide),
      fit: 'cover',
      position: 'left top',
    })
    .webp({ quality: 75 })
    .toFile(file);
  return { kind: 'thumbnail', mediaType: 'image/webp', file, byteSize: size };
}
