import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';

/** A word that is nowhere else. */
export const newCanary = () => `canary${randomUUID().replaceAll('-', '')}`;

/** A watch over where a browser shows or keeps a word that only one person's data holds. */
export class Canary {
  private readonly sightings: number[] = [];

  constructor(readonly word: string) {}

  /** From now on notices whenever the word is on a page, also for a moment, also in a field. */
  async watch(context: BrowserContext): Promise<void> {
    await context.exposeBinding('reportSighting', (_source, at: number) => this.sightings.push(at));
    await context.addInitScript((word) => {
      const { reportSighting } = window as unknown as { reportSighting: (at: number) => void };
      const look = () => {
        const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
        const text = [document.documentElement?.textContent, document.title, ...fields].join(' ');
        if (text.includes(word)) reportSighting(Date.now());
      };
      new MutationObserver(look).observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      addEventListener('pageshow', look);
    }, this.word);
  }

  /** How often it was on a page since `instant`, in milliseconds since 1970. */
  seenSince(instant: number): number {
    return this.sightings.filter((at) => at >= instant).length;
  }

  /** Where the browser holds it now: the page with its charts, and everything that outlives the page. */
  async whereabouts(page: Page): Promise<string[]> {
    const held = await page.evaluate(async () => {
      const plots = [...document.querySelectorAll('.js-plotly-plot')] as unknown as { data: unknown }[];
      const caches_ = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return {
        page: document.documentElement.outerHTML,
        charts: JSON.stringify(plots.map(({ data }) => data)),
        localStorage: JSON.stringify(localStorage),
        sessionStorage: JSON.stringify(sessionStorage),
        history: JSON.stringify(history.state),
        windowName: window.name,
        caches: JSON.stringify(caches_.flat().map(({ url }) => url)),
        databases: JSON.stringify(await indexedDB.databases()),
      };
    });
    return Object.entries(held).flatMap(([place, text]) => (text.includes(this.word) ? [place] : []));
  }
}
