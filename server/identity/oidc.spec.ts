import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenIdProvider, startOpenIdProvider } from '../testing/openid-provider.js';
import { callbackOf, ProviderScene } from '../testing/provider-scene.js';

const site = 'http://localhost:3000';
let provider: OpenIdProvider;
let scene: ProviderScene;

beforeAll(async () => {
  provider = await startOpenIdProvider({ redirectUris: [callbackOf(site)] });
  provider.accounts.set('ada', { sub: 'ada', email: 'Ada@Example.org', email_verified: true, name: 'Ada Lovelace' });
  provider.accounts.set('bob', { sub: 'bob', email: 'bob@example.org', email_verified: false });
  provider.accounts.set('carl', { sub: 'carl', name: 'Carl' });
  scene = await ProviderScene.start(provider, { OIDC_NAME: 'Our family', MAX_SESSIONS: 100 });
});
afterAll(async () => {
  await scene.api.stop();
  await provider.stop();
});

describe('the login page', () => {
  it('is offered the providers that are configured', async () => {
    const { body } = await scene.browser().ask(`${site}/api/auth/providers`);
    expect(body).toEqual({ items: [{ id: 'oidc', name: 'Our family' }], demo: true });
  });

  it.each(['google', 'github', '__proto__', '%2e%2e'])('has no provider %s to go to', async (id) => {
    for (const path of [id, `${id}/callback`]) {
      const { status, text } = await scene.browser().open(`${site}/api/auth/oidc/${path}`);
      expect([status, JSON.parse(text).code]).toEqual([404, 'not_found']);
    }
  });

  it('may only say what it is about in words that are known', async () => {
    for (const query of ['intent=admin', 'intent=link&intent=link', 'returnTo=/&returnTo=/', 'x=1']) {
      expect((await scene.browser().open(`${site}/api/auth/oidc/oidc?${query}`)).status).toBe(400);
    }
  });
});

describe('signing in by a provider', () => {
  it('opens an account with all that others begin with, and comes back to where the person wanted to go', async () => {
    const browser = scene.browser();
    const page = await scene.visit(browser, 'ada', { returnTo: '/activity?page=2' });
    expect(page.url).toBe(`${site}/activity?page=2`);
    const user = await scene.userOf(browser);
    expect(user).toMatchObject({ email: 'ada@example.org', name: 'Ada Lovelace', emailVerified: true });
    expect(user).toMatchObject({ ledgers: [{ name: 'Personal' }] });
    const events = await scene.api.database.query(
      `SELECT type, data ->> 'linkId' AS link FROM outbox WHERE user_id = $1 ORDER BY id`,
      [user?.id],
    );
    expect(events).toEqual([
      { type: 'user.registered', link: null },
      { type: 'session.opened', link: null },
    ]);
  });

  it('finds the same account again, whatever the address has become', async () => {
    const first = scene.browser();
    await scene.visit(first, 'ada');
    const ada = provider.accounts.get('ada');
    provider.accounts.set('ada', { sub: 'ada', email: 'lovelace@example.org', email_verified: true });
    const second = scene.browser();
    await scene.visit(second, 'ada');
    if (ada) provider.accounts.set('ada', ada);
    const user = await scene.userOf(second);
    expect(user).toEqual(await scene.userOf(first));
    expect(user?.email).toBe('ada@example.org');
    const { body } = await second.ask(`${site}/api/auth/ways-in`);
    expect(body).toEqual({
      hasPassword: false,
      emailVerified: true,
      // When the provider last asked for the password, it did not say.
      fresh: false,
      identities: [
        {
          id: expect.any(String),
          provider: 'oidc',
          providerName: 'Our family',
          email: 'lovelace@example.org',
          createdAt: scene.api.clock.now().toISOString(),
          lastUsedAt: scene.api.clock.now().toISOString(),
        },
      ],
    });
  });

  it('A31: believes no provider that does not vouch for the address', async () => {
    const browser = scene.browser();
    await scene.visit(browser, 'bob');
    expect(await scene.userOf(browser)).toMatchObject({ email: 'bob@example.org', emailVerified: false });
  });

  it('tells who has no address there, and makes nothing', async () => {
    const before = await scene.count('users');
    const browser = scene.browser();
    expect((await scene.visit(browser, 'carl')).url).toBe(`${site}/login?problem=email_missing`);
    expect(await scene.userOf(browser)).toBeNull();
    expect(await scene.count('users')).toBe(before);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/api/auth/oidc/oidc'])(
    'A32: never leads on to %s',
    async (returnTo) => {
      const { url } = await scene.visit(scene.browser(), 'ada', { returnTo });
      expect(url).toBe(`${site}/`);
    },
  );

  it('comes back to the login page when the person cancels', async () => {
    const browser = scene.browser();
    const page = await scene.visit(browser, null, { returnTo: '/activity' });
    expect(page.url).toBe(`${site}/login?problem=sign_in_refused`);
    expect(await scene.userOf(browser)).toBeNull();
  });

  it('A9: always makes a new session, and never adopts a cookie that was there before', async () => {
    const other = scene.browser();
    await scene.register(other, 'planter@example.org');
    const planted = other.cookie(site, 'session');
    const browser = scene.browser();
    browser.setCookie(site, 'session', planted);
    await scene.visit(browser, 'ada');
    expect(browser.cookie(site, 'session')).not.toBe(planted);
    expect(await scene.userOf(browser)).toMatchObject({ email: 'ada@example.org' });
    expect(await scene.userOf(other)).toBeNull();
  });

  it('works in two tabs of one browser at once', async () => {
    const browser = scene.browser();
    const callbacks = [
      await scene.visitUntilCallback(browser, 'ada', { returnTo: '/first' }),
      await scene.visitUntilCallback(browser, 'ada', { returnTo: '/second' }),
    ];
    const pages = await Promise.all(callbacks.map((address) => browser.open(address)));
    expect(pages.map(({ url }) => url)).toEqual([`${site}/first`, `${site}/second`]);
  });

  it('opens one account when somebody new comes back twice at once', async () => {
    provider.accounts.set('dora', { sub: 'dora', email: 'dora@example.org', email_verified: true });
    const browsers = [scene.browser(), scene.browser()];
    const callbacks = await Promise.all(browsers.map((browser) => scene.visitUntilCallback(browser, 'dora')));
    await Promise.all(browsers.map((browser, index) => browser.open(callbacks[index] as string)));
    const users = await Promise.all(browsers.map((browser) => scene.userOf(browser)));
    expect(users[0]).toMatchObject({ email: 'dora@example.org' });
    expect(users[1]).toEqual(users[0]);
  });

  it('reads an ID token that has all claims in it, and one that has none', async () => {
    const direct = await startOpenIdProvider({
      redirectUris: [callbackOf(site)],
      claimsInIdToken: true,
      accounts: [{ sub: 'ada', email: 'direct@example.org', email_verified: true, name: 'Direct' }],
    });
    const other = await ProviderScene.start(direct);
    const browser = other.browser();
    await other.visit(browser, 'ada');
    expect(await other.userOf(browser)).toMatchObject({ email: 'direct@example.org', name: 'Direct' });
    await other.api.stop();
    await direct.stop();
  });
});

describe('the cookie of the browser that begins', () => {
  it('is bound to this host over HTTPS, and cannot be read by scripts', async () => {
    const secure = 'https://money.example.org';
    const other = await ProviderScene.start(provider, { site: secure });
    const response = await fetch(`${other.api.url}/api/auth/oidc/oidc`, {
      redirect: 'manual',
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    await other.api.stop();
    expect(response.status).toBe(302);
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const target = new URL(response.headers.get('location') as string);
    expect(target.searchParams.get('redirect_uri')).toBe(callbackOf(secure));
    expect(target.searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('is not taken from the browser when it is not of our making', async () => {
    const browser = scene.browser();
    browser.setCookie(site, 'oidc', 'chosen-by-somebody');
    await browser.open(scene.startAddress());
    expect(browser.cookie(site, 'oidc')).toMatch(/^[\w-]{43}$/);
  });
});

describe('visits that never come back', () => {
  it('are forgotten after ten minutes, and above fifty of one address', async () => {
    const now = scene.api.clock.now().getTime();
    await scene.api.database.query('DELETE FROM oidc_logins');
    for (let count = 0; count < 60; count += 1) {
      scene.api.clock.set(new Date(now + count).toISOString());
      await scene.browser().open(scene.startAddress(), { until: provider.issuer });
    }
    expect(await scene.count('oidc_logins')).toBe(50);
    scene.api.clock.set(new Date(now + 601_000).toISOString());
    await scene.browser().open(scene.startAddress(), { until: provider.issuer });
    expect(await scene.count('oidc_logins')).toBe(1);
    scene.api.clock.set(new Date(now).toISOString());
  });
});
