import type { Page, Route } from 'playwright-core';

/** Keeps answers on their way: the product has given them, the page does not have them yet. */
export class SlowAnswers {
  private readonly held: (() => Promise<void>)[] = [];
  private isHolding = false;
  private noticeFirst: () => void = () => undefined;

  private constructor() {}

  /** To the requests of `page` that match `urls`, between `hold` and `letPass`. */
  static async of(page: Page, urls: RegExp): Promise<SlowAnswers> {
    const answers = new SlowAnswers();
    await page.route(urls, (route) => answers.handle(route));
    return answers;
  }

  /** Holds answers from now on, and resolves once `ask` has made the page wait for one. */
  async hold(ask: () => Promise<void>): Promise<void> {
    const first = new Promise<void>((resolve) => (this.noticeFirst = resolve));
    this.isHolding = true;
    await ask();
    await first;
  }

  /** What is asked from now on is answered at once; what is held stays held. */
  letPass(): void {
    this.isHolding = false;
  }

  async arrive(): Promise<void> {
    // A page that is gone takes no answer.
    await Promise.allSettled(this.held.splice(0).map((fulfil) => fulfil()));
  }

  private async handle(route: Route): Promise<void> {
    if (!this.isHolding) return route.continue();
    const response = await route.fetch();
    const body = await response.body();
    this.held.push(() => route.fulfill({ response, body }));
    this.noticeFirst();
  }
}
