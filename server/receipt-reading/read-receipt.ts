import { parseReceipt, type ParsedReceipt } from './parser/parse-receipt.js';
import { openPdf } from './pdf/open-pdf.js';
import { wordsOfPage } from './pdf/pdf-words.js';
import { renderPage } from './pdf/render-page.js';
import { withCode } from './code/with-code.js';
import { readPicture, type PictureReading } from './read-picture.js';
import { type ReadingContext, type ReceiptReading, SURE } from './receipt-reading.js';
import { rowsOf, textOf } from './text/rows.js';
import { lettersReadWell } from './text/readability.js';
import type { TextRecognizer } from './text/text-recognizer.js';
import type { Word } from './text/word.js';

/** Fewer letters than this are no receipt: dirt, a stamp, the collar of a cat. */
const FEWEST_LETTERS = 20;
const MAX_ATTEMPTS = 3;

/** The pages of one receipt, each by its own text or as a picture. */
interface Source {
  pages: number;
  texts: Word[];
  pictures: PictureReading[];
}

/** Reads a picture or a PDF. @throws ReceiptReadingError, or whatever the libraries say about a broken file */
export async function readReceipt(
  file: string,
  mediaType: string,
  context: ReadingContext,
  recognizer: TextRecognizer,
): Promise<ReceiptReading> {
  const source =
    mediaType === 'application/pdf' ? await openDocument(file, recognizer) : await openPicture(file, recognizer);
  const attempts: Word[][] = [];
  let parsed: ParsedReceipt | null = null;
  while (attempts.length < MAX_ATTEMPTS && (!parsed || isWorthAnother(parsed, attempts.length))) {
    const words = await readPages(source, attempts.length === 0);
    if (!words) break;
    attempts.push(words);
    parsed = parseReceipt(attempts, context);
  }
  const best = attempts.toSorted((a, b) => lettersReadWell(b) - lettersReadWell(a))[0] ?? [];
  const code = source.pictures.find((picture) => picture.code)?.code ?? null;
  const isEmpty = !code && lettersReadWell(best) < FEWEST_LETTERS;
  return {
    text: textOf(rowsOf(best)),
    ...(parsed && !isEmpty ? withCode(parsed, code) : NOTHING),
    pages: source.pages,
    quality: isEmpty ? 'empty' : source.pictures.length ? 'picture' : 'text',
  };
}

const NOTHING: ParsedReceipt = {
  fields: { merchant: null, date: null, total: null, currency: null, tax: null },
  lines: [],
  isBalanced: false,
};

async function openPicture(file: string, recognizer: TextRecognizer): Promise<Source> {
  return { pages: 1, texts: [], pictures: [await readPicture(file, 1, recognizer)] };
}

async function openDocument(file: string, recognizer: TextRecognizer): Promise<Source> {
  const { document, close } = await openPdf(file);
  const source: Source = { pages: document.numPages, texts: [], pictures: [] };
  try {
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const words = await wordsOfPage(page);
      if (words.length) source.texts.push(...words);
      else source.pictures.push(await readPicture(await renderPage(page), number, recognizer));
    }
  } finally {
    await close();
  }
  return source;
}

/** @returns null when there is no other way left to read any page */
async function readPages({ texts, pictures }: Source, isFirst: boolean): Promise<Word[] | null> {
  const words: Word[] = [];
  let isRead = isFirst;
  for (const picture of pictures) {
    const read = await picture.readAgain();
    if (read) isRead = true;
    words.push(...(read ?? []));
  }
  return isRead ? [...texts, ...words] : null;
}

/** A second attempt for anything that is not sure: it may find it, or agree. A third one only for what matters most and is missing. */
function isWorthAnother({ fields: { total, date, merchant } }: ParsedReceipt, attempts: number): boolean {
  if (attempts > 1) return !total || !date;
  return [total, date, merchant].some((field) => !field || field.confidence < SURE);
}
