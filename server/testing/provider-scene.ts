import type { Environment } from '../config/config.schema.js';
import type { Intent } from '../identity/intent.js';
import type { OpenIdProvider } from './openid-provider.js';
import { TestApi } from './test-api.js';
import { type Page, TestBrowser } from './test-browser.js';

interface Visit {
  intent?: Intent;
  returnTo?: string;
}

/** The API as people reach it at `site`, with a provider of this spec's own. */
export class ProviderScene {
  private constructor(
    readonly api: TestApi,
    readonly site: string,
  ) {}

  /** The clock of the API is set to now: what a provider signs is checked against the real time. */
  static async start(
    provider: Pick<OpenIdProvider, 'issuer' | 'clientId' | 'clientSecret'>,
    { site = 'http://localhost:3000', ...overrides }: Partial<Environment> & { site?: string } = {},
  ): Promise<ProviderScene> {
    const api = await TestApi.start({
      PUBLIC_URL: site,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      ...overrides,
    });
    api.clock.set(new Date().toISOString());
    return new ProviderScene(api, site);
  }

  browser(): TestBrowser {
    return new TestBrowser({ [this.site]: this.api.url });
  }

  startAddress({ intent = 'sign-in', returnTo = '/' }: Visit = {}): string {
    return `${this.site}/api/auth/oidc/oidc?${new URLSearchParams({ intent, returnTo })}`;
  }

  /** Signs in at the provider as `account`, or cancels there, and comes back. @returns the page of this site. */
  async visit(browser: TestBrowser, account: string | null, visit: Visit = {}): Promise<Page> {
    const login = await browser.open(this.startAddress(visit));
    return browser.submit(login, account === null ? { cancel: 'yes' } : { account });
  }

  /** The same up to the way back. @returns the address that the provider sends the browser to. */
  async visitUntilCallback(browser: TestBrowser, account: string, visit: Visit = {}): Promise<string> {
    const login = await browser.open(this.startAddress(visit));
    const { url } = await browser.submit(login, { account }, { until: this.callbackAddress });
    return url;
  }

  get callbackAddress(): string {
    return `${this.site}/api/auth/oidc/oidc/callback`;
  }

  /** Registers with a password. */
  async register(browser: TestBrowser, email: string): Promise<number> {
    const client = await this.api.client().register({ email });
    browser.setCookie(this.site, 'session', client.cookie?.replace('session=', ''));
    return client.user.id;
  }

  async verifyEmail(email: string): Promise<void> {
    await this.api.database.query('UPDATE users SET email_verified_at = now() WHERE email = $1', [email]);
  }

  /** Who is signed in there. */
  async userOf(browser: TestBrowser): Promise<{ id: number; email: string; name: string } | null> {
    const { status, body } = await browser.ask<{ id: number; email: string; name: string }>(`${this.site}/api/me`);
    return status === 200 ? body : null;
  }

  async count(table: string): Promise<number> {
    const [counted]: { rows: number }[] = await this.api.database.query(`SELECT count(*)::int AS rows FROM ${table}`);
    return counted?.rows ?? 0;
  }
}

export const callbackOf = (site: string) => `${site}/api/auth/oidc/oidc/callback`;
