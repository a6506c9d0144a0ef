import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { mapBox } from '../picture/map-box.js';
import type { Word } from '../text/word.js';

/** A scan may carry a stamp or a page number as text; a receipt has more letters than that. */
const FEWEST_LETTERS = 40;

/** The words of a page's own text, or none where it is a picture. */
export async function wordsOfPage(page: PDFPageProxy): Promise<Word[]> {
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const words = items.flatMap((item) => ('str' in item ? wordsOfItem(item, view, page.pageNumber) : []));
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  return letters >= FEWEST_LETTERS ? words : [];
}

interface TextItem {
  str: string;
  /** From the text's own space to the page: scale and turn, then the place of its left foot. */
  transform: number[];
  width: number;
  height: number;
}

/** A run of text, cut into words by the share that their letters have in its width. */
function wordsOfItem(
  item: TextItem,
  view: { width: number; height: number; transform: number[] },
  page: number,
): Word[] {
  const [x, y] = viewPoint(item.transform[4]!, item.transform[5]!, view.transform);
  const height = item.height || Math.hypot(item.transform[2]!, item.transform[3]!) || 10;
  const letter = item.width / Math.max(1, item.str.length);
  return [...item.str.matchAll(/\S+/g)].map((match): Word => {
    const left = x + match.index * letter;
    const right = left + match[0].length * letter;
    const [top, bottom] = [y - height * 0.8, y + height * 0.2];
    const box = mapBox(
      [
        { x: left, y: top },
        { x: right, y: bottom },
      ],
      view,
      page,
    );
    return { text: match[0], certainty: 1, left, top, right, bottom, box };
  });
}

function viewPoint(x: number, y: number, [a, b, c, d, e, f]: number[]): [number, number] {
  return [a! * x + c! * y + e!, b! * x + d! * y + f!];
}
