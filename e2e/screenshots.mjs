/* Takes the pictures of the README from a product with sample data: node e2e/screenshots.mjs */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startProduct } from './support/product.js';

const folder = fileURLToPath(new URL('../docs/images', import.meta.url));
const PICTURES = [
  { name: 'dashboard', colorScheme: 'light', viewport: { width: 1280, height: 860 } },
  { name: 'phone', colorScheme: 'dark', viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true },
];

mkdirSync(folder, { recursive: true });
const product = await startProduct({ DEMO: 'on' });
try {
  const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const picture of PICTURES) await take(browser, picture);
  } finally {
    await browser.close();
  }
} finally {
  await product.stop();
}

async function take(browser, { name, ...look }) {
  const context = await browser.newContext({ baseURL: product.url, locale: 'en-US', reducedMotion: 'reduce', ...look });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByRole('button', { name: 'Try it with sample data' }).click();
  await page
    .getByRole('img', { name: /^Bars of/ })
    .locator('.point')
    .filter({ visible: true })
    .first()
    .waitFor();
  await page.getByRole('table').getByRole('row').nth(1).waitFor();
  // Where the mouse and the focus happen to be is of no interest in a picture.
  await page.mouse.move(0, 0);
  await page.locator(':focus').evaluateAll((focused) => focused.forEach((element) => element.blur()));
  await page.screenshot({ path: `${folder}/${name}.png` });
  console.log(`docs/images/${name}.png`);
  await context.close();
}
