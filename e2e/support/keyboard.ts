import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.js';

const MOST_STOPS = 40;

/** Presses Tab until `target` has the focus, and fails when that is too far. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stops = 0; !(await hasFocus(target)); stops += 1) {
    if (stops === MOST_STOPS) throw new Error(`${String(target)} is not reached by ${key}`);
    await page.keyboard.press(key);
  }
}

export const focused = (target: Locator) => eventually(async () => expect(await hasFocus(target)).toBe(true));

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
