/* Writes every mail as HTML, text and pictures: npm run mail:preview, or node e2e/mail-preview.mjs <folder> after a build */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { mailSamples } from '../dist/server/mail/mail-samples.js';
import { renderLetter } from '../dist/server/mail/templates/render-letter.js';

const folder = resolve(process.argv[2] ?? join(process.env.DATA_DIR ?? 'data', 'mail-preview'));
const LOOKS = ['light', 'dark'].flatMap((colorScheme) => [600, 390].map((width) => ({ colorScheme, width })));

mkdirSync(folder, { recursive: true });
for (const { name, letter } of mailSamples) {
  const { html, text, subject } = renderLetter(letter);
  writeFileSync(join(folder, `${name}.html`), html);
  writeFileSync(join(folder, `${name}.txt`), `Subject: ${subject}\n\n${text}`);
}
const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
const hasChromium = existsSync(executablePath);
if (hasChromium) await takePictures();
const what = hasChromium ? 'HTML, text and pictures' : 'HTML and text (no pictures: CHROMIUM_PATH names no Chromium)';
console.log(`${mailSamples.length} mails as ${what} are in ${folder}`);

async function takePictures() {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const { colorScheme, width } of LOOKS) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 400 } });
      for (const { name, letter } of mailSamples) {
        await page.setContent(renderLetter(letter).html);
        await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: true });
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
}
