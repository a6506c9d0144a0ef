import type { Page } from 'playwright-core';

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { node: Node | null }[];
}

/** What has moved on a page without anybody having asked for it, as the browser counts it. */
export class LayoutShifts {
  private constructor(private readonly page: Page) {}

  /** From the next page load on. */
  static async watch(page: Page): Promise<LayoutShifts> {
    await page.addInitScript(() => {
      const moved: string[] = [];
      Object.assign(window, { movedInTable: moved });
      new PerformanceObserver((list) => {
        for (const { hadRecentInput, sources, value } of list.getEntries() as LayoutShift[]) {
          if (hadRecentInput) continue;
          for (const { node } of sources) {
            const element = node instanceof Element ? node : node?.parentElement;
            if (element?.closest('.expense-list')) moved.push(`${value.toFixed(4)} ${element.className}`);
          }
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    return new LayoutShifts(page);
  }

  /** A line for each part of the table that moved. */
  ofTable(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as { movedInTable: string[] }).movedInTable);
  }
}
