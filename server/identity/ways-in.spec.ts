import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { type OpenIdProvider, startOpenIdProvider } from '../testing/openid-provider.js';
import { callbackOf, ProviderScene } from '../testing/provider-scene.js';
import type { TestBrowser } from '../testing/test-browser.js';
import type { WaysIn } from './identity.dto.js';

const site = 'http://localhost:3000';
const problem = (code: string) => `${site}/settings?problem=${code}`;
const link = { intent: 'link', returnTo: '/settings' } as const;
const prove = { intent: 'reauthenticate', returnTo: '/settings' } as const;

let provider: OpenIdProvider;
let scene: ProviderScene;
let begun: number;
let people = 0;

beforeAll(async () => {
  provider = await startOpenIdProvider({ redirectUris: [callbackOf(site)] });
  scene = await ProviderScene.start(provider, { MAX_SESSIONS: 100 });
  begun = scene.api.clock.now().getTime();
});
beforeEach(() => later(0));
afterAll(async () => {
  await scene.api.stop();
  await provider.stop();
});

describe('adding a provider to one’s ways in', () => {
  it('lets it sign in to the account from then on, whatever address it tells, and is told by mail', async () => {
    const { browser, id } = await somebody();
    const account = anAccount({ email: 'elsewhere@example.org', email_verified: false });
    expect((await scene.visit(browser, account, link)).url).toBe(`${site}/settings`);
    expect(await waysIn(browser)).toMatchObject({
      hasPassword: true,
      identities: [{ provider: 'oidc', email: 'elsewhere@example.org', lastUsedAt: null }],
    });
    expect(await events(id)).toMatchObject([
      {
        type: 'identity.linked',
        data: { provider: 'oidc', email: (await scene.userOf(browser))?.email, ip: '127.0.0.1' },
      },
    ]);
    const other = scene.browser();
    await scene.visit(other, account);
    expect((await scene.userOf(other))?.id).toBe(id);
  });

  it('does nothing a second time', async () => {
    const { browser } = await somebody();
    const account = anAccount();
    await scene.visit(browser, account, link);
    expect((await scene.visit(browser, account, link)).url).toBe(`${site}/settings`);
    expect((await waysIn(browser)).identities).toHaveLength(1);
  });

  it('does not take it from somebody else, also when two ask at once', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    const account = anAccount();
    const callbacks = await Promise.all(
      [ada, eve].map(({ browser }) => scene.visitUntilCallback(browser, account, link)),
    );
    const pages = await Promise.all([ada, eve].map(({ browser }, index) => browser.open(callbacks[index] as string)));
    expect(pages.map(({ url }) => url).sort()).toEqual([`${site}/settings`, problem('identity_taken')].sort());
    const counts = await Promise.all([ada, eve].map(async ({ browser }) => (await waysIn(browser)).identities.length));
    expect(counts.sort()).toEqual([0, 1]);
  });

  it('needs somebody signed in, who proved it just now', async () => {
    expect((await scene.browser().open(scene.startAddress(link))).url).toBe(problem('reauthentication_required'));
    const { browser } = await somebody();
    later(601);
    expect((await browser.open(scene.startAddress(link))).url).toBe(problem('reauthentication_required'));
  });

  it('needs the very session in which it was begun, open and fresh until the end', async () => {
    const ends: Record<string, (browser: TestBrowser) => Promise<unknown>> = {
      'signed out': (browser) => browser.ask(`${site}/api/auth/logout`, 'POST'),
      'signed in anew': async (browser) => scene.visit(browser, anAccount()),
      'somebody else': async (browser) => scene.register(browser, `else-${(people += 1)}@example.org`),
      'no cookie': async (browser) => browser.setCookie(site, 'session', undefined),
      'stale by now': async () => later(599),
    };
    for (const [what, end] of Object.entries(ends)) {
      later(0);
      const { browser, id } = await somebody();
      later(590);
      await markSignedIn(id, 'stale by now' === what ? -20 : 590);
      const address = await scene.visitUntilCallback(browser, anAccount(), link);
      await end(browser);
      expect([what, (await browser.open(address)).url]).toEqual([what, problem('reauthentication_required')]);
      expect(await identitiesOf(id)).toEqual([]);
    }
  });

  it('A31: does not survive the reset of a password that happens meanwhile', async () => {
    const { browser, id } = await somebody();
    const address = await scene.visitUntilCallback(browser, anAccount(), link);
    const linking = await scene.api.database.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [id]);
      const page = browser.open(address);
      await waitingForLock();
      await manager.query(`UPDATE sessions SET closed_at = now(), close_reason = 'reset' WHERE user_id = $1`, [id]);
      return { page };
    });
    expect((await linking.page).url).toBe(problem('reauthentication_required'));
    expect(await identitiesOf(id)).toEqual([]);
  });

  it('is not begun by another site’s page', async () => {
    const { browser } = await somebody();
    for (const visit of [link, prove]) {
      for (const from of ['cross-site', 'same-site']) {
        const page = await browser.open(scene.startAddress(visit), { headers: { 'sec-fetch-site': from } });
        expect(page.url).toBe(problem('sign_in_refused'));
      }
    }
    const own = { headers: { 'sec-fetch-site': 'same-origin' }, until: provider.issuer };
    expect((await browser.open(scene.startAddress(link), own)).url).toMatch(provider.issuer);
  });

  it('is not for a throw-away account', async () => {
    const browser = scene.browser();
    await browser.ask(`${site}/api/auth/demo`, 'POST');
    expect((await scene.visit(browser, anAccount(), link)).url).toBe(problem('sign_in_refused'));
    expect((await waysIn(browser)).identities).toEqual([]);
  });

  it('asks who they are, also of who is signed in there: nothing is linked behind a person’s back', async () => {
    const { browser } = await somebody();
    await scene.visit(browser, anAccount(), link);
    expect((await browser.open(scene.startAddress(link))).text).toContain('Sign in at the provider');
  });

  it('comes back to Settings when the person cancels', async () => {
    const { browser } = await somebody();
    expect((await scene.visit(browser, null, link)).url).toBe(problem('sign_in_refused'));
  });
});

describe('proving by a provider that it is still you', () => {
  it('makes the session fresh again', async () => {
    const { browser } = await somebody();
    const account = anAccount();
    await scene.visit(browser, account, link);
    await grow(browser, 601);
    expect((await waysIn(browser)).fresh).toBe(false);
    expect((await scene.visit(browser, account, prove)).url).toBe(`${site}/settings`);
    expect((await waysIn(browser)).fresh).toBe(true);
  });

  it('asks for the password there again, also of who is signed in there', async () => {
    const { browser } = await somebody();
    const account = anAccount();
    await scene.visit(browser, account, link);
    const asked = await browser.open(scene.startAddress(prove));
    expect(asked.text).toContain('Sign in at the provider');
  });

  it('is not possible as somebody else there, linked or not', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    const [hers, other] = [anAccount(), anAccount()];
    await scene.visit(eve.browser, hers, link);
    for (const account of [hers, other]) {
      ada.browser.forget(provider.issuer);
      expect((await scene.visit(ada.browser, account, prove)).url).toBe(problem('reauthentication_required'));
    }
  });
});

describe('taking a provider away', () => {
  it('ends that it signs in, and is told by mail', async () => {
    const { browser, id } = await somebody();
    const account = anAccount({ email: undefined });
    await scene.visit(browser, account, link);
    const [identity] = (await waysIn(browser)).identities;
    expect((await remove(browser, identity?.id)).status).toBe(204);
    expect((await waysIn(browser)).identities).toEqual([]);
    expect((await events(id)).map(({ type }) => type)).toEqual(['identity.linked', 'identity.unlinked']);
    expect((await scene.visit(scene.browser(), account)).url).toBe(`${site}/login?problem=email_missing`);
    expect((await remove(browser, identity?.id)).status).toBe(404);
  });

  it('is not possible with the last way in, of two at once either', async () => {
    const browser = scene.browser();
    await scene.visit(browser, anAccount());
    const [only] = (await waysIn(browser)).identities;
    expect(await remove(browser, only?.id)).toMatchObject({ status: 409, body: { code: 'last_way_in' } });
    browser.forget(provider.issuer);
    await scene.visit(browser, anAccount(), link);
    const { identities } = await waysIn(browser);
    const answers = await Promise.all(identities.map(({ id }) => remove(browser, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect((await waysIn(browser)).identities).toHaveLength(1);
  });

  it('does not count a provider that is no longer configured', async () => {
    const browser = scene.browser();
    await scene.visit(browser, anAccount());
    const { id } = (await scene.userOf(browser)) as { id: number };
    await scene.api.database.query(
      `INSERT INTO identities (id, user_id, provider, issuer, subject, created_at)
       VALUES (gen_random_uuid(), $1, 'google', 'https://accounts.google.com', $2, now())`,
      [id, String(id)],
    );
    const { identities } = await waysIn(browser);
    expect(identities.map(({ providerName }) => providerName).sort()).toEqual([
      new URL(provider.issuer).host,
      'google',
    ]);
    const usable = identities.find(({ provider: name }) => name === 'oidc');
    expect((await remove(browser, usable?.id)).status).toBe(409);
    expect((await browser.ask(`${site}/api/auth/password`, 'DELETE')).status).not.toBe(204);
  });

  it('needs somebody who proved it just now, and is only possible with one’s own', async () => {
    const { browser } = await somebody();
    await scene.visit(browser, anAccount(), link);
    const [identity] = (await waysIn(browser)).identities;
    const stranger = await somebody();
    expect((await remove(stranger.browser, identity?.id)).status).toBe(404);
    expect((await remove(stranger.browser, 'x')).status).toBe(404);
    await grow(browser, 601);
    expect(await remove(browser, identity?.id)).toMatchObject({
      status: 403,
      body: { code: 'reauthentication_required' },
    });
    expect((await scene.browser().ask(`${site}/api/auth/ways-in`)).status).toBe(401);
  });

  it('ends a sign-in that is just under way', async () => {
    const { browser, id } = await somebody();
    const account = anAccount();
    await scene.visit(browser, account, link);
    const other = scene.browser();
    const address = await scene.visitUntilCallback(other, account);
    const arriving = await scene.api.database.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [id]);
      const page = other.open(address);
      await waitingForLock();
      await manager.query('DELETE FROM identities WHERE user_id = $1', [id]);
      return { page };
    });
    expect((await arriving.page).url).toBe(`${site}/login?problem=sign_in_refused`);
    expect(await scene.userOf(other)).toBeNull();
  });
});

/** Seconds after the beginning. */
function later(seconds: number): void {
  scene.api.clock.set(new Date(begun + seconds * 1_000).toISOString());
}

function anAccount(claims: { email?: string | undefined; email_verified?: boolean } = {}): string {
  const sub = `account-${(people += 1)}`;
  const { email = `${sub}@example.org`, email_verified = true } = claims;
  provider.accounts.set(sub, { sub, ...('email' in claims && !claims.email ? {} : { email, email_verified }) });
  return sub;
}

async function somebody(): Promise<{ browser: TestBrowser; id: number }> {
  const browser = scene.browser();
  return { browser, id: await scene.register(browser, `somebody-${(people += 1)}@example.org`) };
}

async function waysIn(browser: TestBrowser): Promise<WaysIn> {
  return (await browser.ask<WaysIn>(`${site}/api/auth/ways-in`)).body;
}

const remove = (browser: TestBrowser, id: string | undefined) =>
  browser.ask(`${site}/api/auth/identities/${id}`, 'DELETE');

/** The session's last proof is so many seconds ago. */
async function grow(browser: TestBrowser, seconds: number): Promise<void> {
  await markSignedIn((await scene.userOf(browser))?.id as number, -seconds);
}

async function markSignedIn(userId: number, secondsAfterBegin: number): Promise<void> {
  await scene.api.database.query('UPDATE sessions SET authenticated_at = $2 WHERE user_id = $1', [
    userId,
    new Date(begun + secondsAfterBegin * 1_000),
  ]);
}

const identitiesOf = (id: number) => scene.api.database.query('SELECT 1 FROM identities WHERE user_id = $1', [id]);

const events = (id: number): Promise<{ type: string; data: Record<string, unknown> }[]> =>
  scene.api.database.query(`SELECT type, data FROM outbox WHERE user_id = $1 AND type LIKE 'identity.%' ORDER BY id`, [
    id,
  ]);

async function waitingForLock(): Promise<void> {
  await eventually(async () => {
    const [{ waiting }] = await scene.api.database.query(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    expect(waiting).toBe(1);
  }, 4_000);
}
