// What `page.evaluate` is given runs in the browser.
/// <reference lib="dom" />
import type { Page } from 'playwright-core';

export type ReceiptLine = readonly [text: string, amount?: string];

/** A clean picture (PNG) of a receipt with these lines, drawn by the browser of `page`. */
export async function drawReceipt(page: Page, lines: readonly ReceiptLine[]): Promise<Buffer> {
  const base64 = await page.evaluate((drawn) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 160 + drawn.length * 64];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is nothing to draw on.');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#111';
    context.font = '34px monospace';
    drawn.forEach(([text, amount], index) => {
      const y = 100 + index * 64;
      context.textAlign = 'left';
      context.fillText(text, 70, y);
      context.textAlign = 'right';
      if (amount) context.fillText(amount, 730, y);
    });
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  }, lines);
  return Buffer.from(base64, 'base64');
}
