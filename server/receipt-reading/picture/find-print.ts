import { findBlobs, type Blob } from './find-blobs.js';
import { findSkew } from './find-skew.js';
import type { GreyPicture } from './grey-picture.js';

/** Where a page has print, and how large it is. Lengths in pixels of the picture that was looked at. */
export interface Print {
  left: number;
  top: number;
  width: number;
  height: number;
  /** The middle height of a letter, between small and capital ones. */
  letterHeight: number;
  /** How far rows climb to the right, in radians; the page is turned by as much to make them level. */
  skew: number;
  /** Rows run from top to bottom: the receipt lies on its side. */
  isSideways: boolean;
  letters: number;
}

/** The darkest pixels of a page, of which so many are ink for sure. */
const SURELY_INK = 0.01;
const MIN_LETTERS = 12;
/** Receipts have 2.2 and more, the grain of photographs 1.1 and less. */
const CLEAR_ROWS = 1.4;
/** More is the grain of a photograph: gravel, fur, a meadow. */
const MAX_LETTERS = 12_000;
/** So much of the letters at each edge may be dirt: a speck far away from the receipt must not widen the crop. */
const EDGE_QUANTILE = 0.004;

/** @returns null where there is nothing that looks like print. The picture's light was made even. */
export function findPrint(picture: GreyPicture): Print | null {
  const letters = lettersOf(findBlobs(picture, inkOf(picture)), picture);
  if (letters.length < MIN_LETTERS || letters.length > MAX_LETTERS) return null;
  const letterHeight = typicalHeight(letters);
  const upright = findSkew(letters, 'rows', letterHeight);
  const sideways = findSkew(letters, 'columns', letterHeight);
  const isSideways = sideways.sharpness > upright.sharpness * 1.5;
  if (Math.max(upright.clarity, sideways.clarity) < CLEAR_ROWS) return null;
  return {
    ...frameOf(letters, letterHeight * 2 + picture.width * 0.02, picture),
    letterHeight,
    skew: isSideways ? sideways.angle : upright.angle,
    isSideways,
    letters: letters.length,
  };
}

/** Darker than this is ink, where paper is 255: halfway to the ink, which is pale where a printer ran dry. */
function inkOf({ data }: GreyPicture): number {
  const counts = new Uint32Array(256);
  for (const shade of data) counts[shade]!++;
  let rest = data.length * SURELY_INK;
  const ink = counts.findIndex((count) => (rest -= count) <= 0);
  return Math.min(215, Math.max(140, (ink + 255) / 2));
}

/** What is neither a speck nor a line, a logo, a border; and is not much larger or smaller than the rest. */
function lettersOf(blobs: Blob[], picture: GreyPicture): Blob[] {
  const likely = blobs.filter(
    ({ width, height, pixels }) =>
      height >= 4 &&
      height < picture.height / 12 &&
      width < height * 6 &&
      height < width * 8 &&
      pixels > width * height * 0.12,
  );
  if (!likely.length) return [];
  const typical = typicalHeight(likely);
  return likely.filter(({ height }) => height >= typical * 0.5 && height <= typical * 4);
}

function frameOf(letters: Blob[], margin: number, picture: GreyPicture) {
  const left = quantileOf(
    letters.map((letter) => letter.left),
    EDGE_QUANTILE,
  );
  const right = quantileOf(
    letters.map((letter) => letter.left + letter.width),
    1 - EDGE_QUANTILE,
  );
  const top = quantileOf(
    letters.map((letter) => letter.top),
    EDGE_QUANTILE,
  );
  const bottom = quantileOf(
    letters.map((letter) => letter.top + letter.height),
    1 - EDGE_QUANTILE,
  );
  const from = { left: Math.max(0, left - margin), top: Math.max(0, top - margin) };
  return {
    ...from,
    width: Math.min(picture.width, right + margin) - from.left,
    height: Math.min(picture.height, bottom + margin) - from.top,
  };
}

/** Half of all ink is in letters at most this high: dirt and the dots of dotted print weigh little. */
function typicalHeight(blobs: Blob[]): number {
  const sorted = blobs.toSorted((a, b) => a.height - b.height);
  const half = sorted.reduce((sum, blob) => sum + blob.pixels, 0) / 2;
  let sum = 0;
  return sorted.find((blob) => (sum += blob.pixels) >= half)!.height;
}

function quantileOf(values: number[], quantile: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))]!;
}
