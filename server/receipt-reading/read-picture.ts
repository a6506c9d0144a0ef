import { type ReadCode, readCodes } from './code/read-codes.js';
import {
  cutOut,
  type PageScan,
  type PreparedPicture,
  type PrepareOptions,
  scanPage,
} from './picture/prepare-picture.js';
import type { Rectangle } from './picture/shapes.js';
import { lettersReadWell } from './text/readability.js';
import type { RecognizeOptions, TextRecognizer } from './text/text-recognizer.js';
import type { Word } from './text/word.js';

/** A page that is a picture, read as often as its receipt needs. */
export interface PictureReading {
  code: ReadCode | null;
  /** Reads it once more, in another way. @returns null when there is no other way left */
  readAgain(): Promise<Word[] | null>;
}

/** Ways that make different mistakes, the best one first. */
const WAYS: (PrepareOptions & RecognizeOptions)[] = [
  { layout: 'block' },
  { layout: 'column', letterHeight: 24 },
  { layout: 'block', letterHeight: 24 },
];
/** Of the letters that were seen, so many are read well in a picture that is the right way up. */
const UPRIGHT = 0.25;
/** Of the picture's height. */
const MIDDLE = 0.3;

export async function readPicture(
  source: string | Buffer,
  page: number,
  recognizer: TextRecognizer,
): Promise<PictureReading> {
  const scan = await scanPage(source, page);
  const code = await readCodes(scan.overview, page);
  let isUpsideDown = false;
  let next = 0;
  return { code, readAgain };

  async function readAgain(): Promise<Word[] | null> {
    const way = WAYS[next++];
    if (!way || !scan.print) return null;
    const picture = await scan.prepare({ ...way, isUpsideDown });
    const words = await recognizer.recognize(picture, way);
    if (next > 1 || isUpright(words, scan)) return words;
    const turned = await scan.prepare({ ...way, isUpsideDown: true });
    const ofTurned = await recognizer.recognize(await cutOut(turned, middleOf(turned)), way);
    isUpsideDown =
      lettersReadWell(ofTurned) > lettersReadWell(words.filter((word) => isWithin(word, middleOf(picture))));
    return isUpsideDown ? recognizer.recognize(turned, way) : words;
  }
}

function isUpright(words: Word[], { print }: PageScan): boolean {
  return lettersReadWell(words) >= UPRIGHT * print!.letters;
}

/** Enough to see which way up it is, and the same rows whichever way that is. */
function middleOf({ width, height }: PreparedPicture): Rectangle {
  const part = Math.floor(height * MIDDLE);
  return { left: 0, top: Math.floor((height - part) / 2), width, height: part };
}

function isWithin(word: Word, { top, height }: Rectangle): boolean {
  const middle = (word.top + word.bottom) / 2;
  return middle >= top && middle < top + height;
}
