import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');
const family = 'Receipt';
const margin = 60;
const rowHeight = 44;
const size = 28;

/** A receipt as a picture (PNG): left and right half of each row, divided by a bar. With no rows a blank sheet. */
export function receiptPicture(rows: string[]): Buffer {
  GlobalFonts.registerFromPath(join(fonts, 'LiberationSans-Regular.ttf'), family);
  const canvas = createCanvas(700, margin * 2 + Math.max(10, rows.length) * rowHeight);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f2ee';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#222';
  context.font = `${size}px ${family}`;
  rows.forEach((row, index) => {
    const [left = '', right = ''] = row.split('|');
    const y = margin + (index + 1) * rowHeight;
    context.textAlign = 'left';
    context.fillText(left.trim(), margin, y);
    context.textAlign = 'right';
    context.fillText(right.trim(), canvas.width - margin, y);
  });
  return canvas.toBuffer('image/png');
}
