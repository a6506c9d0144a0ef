import pg from 'pg';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { Mailbox } from '#server/testing/mailbox.js';
import { TestClient } from '#server/testing/test-client.js';
import { launchChromium } from './chromium.js';
import { startConfiguredProduct } from './parts.js';
import type { Product } from './product.js';
import { Trouble } from './trouble.js';

const WAIT_MS = 45_000;

export interface Visit {
  page: Page;
  context: BrowserContext;
  trouble: Trouble;
}

/** The product and a browser for the journeys of one file. After each journey, what went wrong unnoticed fails it. */
export class Site {
  private product: Product & { databaseUrl: string };
  private browser: Browser;
  private visits: Visit[] = [];

  private constructor(private readonly settings: () => Promise<Record<string, string>>) {}

  /** Call where the file describes its journeys. `settings` are asked for when the product is started. */
  static use(settings: () => Promise<Record<string, string>> = async () => ({})): Site {
    const site = new Site(settings);
    beforeAll(() => site.start());
    afterEach(() => site.endJourney());
    afterAll(() => site.stop());
    return site;
  }

  get url(): string {
    return this.product.url;
  }

  /** Does what no page can, in the database of the product. */
  async query(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.product.databaseUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  /** The mails the product has sent. */
  get mailbox(): Mailbox {
    return new Mailbox(this.product.folder);
  }

  /** A new person, known to the product but not yet to any browser. */
  newPerson(details: { name?: string; email?: string; timeZone?: string } = {}): Promise<TestClient> {
    return new TestClient(this.url).register(details);
  }

  /** A browser that nobody has used before. */
  async visit(options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      locale: 'en-US',
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(WAIT_MS);
    const trouble = await Trouble.watch(context);
    const visit = { context, trouble, page: await context.newPage() };
    this.visits.push(visit);
    return visit;
  }

  /** A browser in which `person` is signed in. */
  async visitAs(person: TestClient, options: BrowserContextOptions = {}): Promise<Visit> {
    const visit = await this.visit(options);
    const [name = '', value = ''] = (person.cookie ?? '').split('=');
    await visit.context.addCookies([{ name, value, url: this.url, httpOnly: true, sameSite: 'Lax' }]);
    return visit;
  }

  private async start(): Promise<void> {
    const settings = await this.settings();
    const [product, browser] = await Promise.allSettled([startConfiguredProduct(settings), launchChromium()]);
    if (product.status === 'fulfilled') this.product = product.value;
    if (browser.status === 'fulfilled') this.browser = browser.value;
    for (const part of [product, browser]) if (part.status === 'rejected') throw part.reason;
  }

  private async endJourney(): Promise<void> {
    const visits = this.visits.splice(0);
    for (const { context } of visits) await context.close();
    expect(visits.flatMap(({ trouble }) => trouble.unexpected)).toEqual([]);
  }

  private async stop(): Promise<void> {
    await this.browser?.close();
    await this.product?.stop();
  }
}
