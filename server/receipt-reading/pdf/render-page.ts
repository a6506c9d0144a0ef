import { createCanvas } from '@napi-rs/canvas';
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The longest side of a rendered page, in pixels: 200 dots an inch of A4. */
const LONGEST_SIDE = 2_340;
/** Receipts from a roll are drawn on small pages; more than this only blurs. */
const MAX_SCALE = 6;

/** The page as a picture (PNG), on white paper. */
export async function renderPage(page: PDFPageProxy): Promise<Buffer> {
  const size = page.getViewport({ scale: 1 });
  const scale = Math.min(MAX_SCALE, LONGEST_SIDE / Math.max(size.width, size.height));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  return canvas.encode('png');
}
