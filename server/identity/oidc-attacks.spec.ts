import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ForgingProvider, signToken, startForgingProvider } from '../testing/forging-provider.js';
import { type OpenIdProvider, startOpenIdProvider } from '../testing/openid-provider.js';
import { callbackOf, ProviderScene } from '../testing/provider-scene.js';

const site = 'http://localhost:3000';
const expired = `${site}/login?problem=sign_in_expired`;
const refused = `${site}/login?problem=sign_in_refused`;

describe('A30: the way back from a provider', () => {
  let provider: OpenIdProvider;
  let scene: ProviderScene;

  beforeAll(async () => {
    provider = await startOpenIdProvider({
      redirectUris: [callbackOf(site)],
      accounts: ['ada', 'eve'].map((sub) => ({ sub, email: `${sub}@example.org`, email_verified: true })),
    });
    scene = await ProviderScene.start(provider, { MAX_SESSIONS: 100 });
  });
  afterAll(async () => {
    await scene.api.stop();
    await provider.stop();
  });

  it('is gone once: a callback that is replayed signs nobody in', async () => {
    const browser = scene.browser();
    const address = await scene.visitUntilCallback(browser, 'ada');
    expect((await browser.open(address)).url).toBe(`${site}/`);
    const before = await scene.count('sessions');
    expect((await browser.open(address)).url).toBe(expired);
    expect(await scene.count('sessions')).toBe(before);
  });

  it('is gone once, also by two at the same moment', async () => {
    const browser = scene.browser();
    const address = await scene.visitUntilCallback(browser, 'ada');
    const before = await scene.count('sessions');
    const pages = await Promise.all([1, 2, 3, 4].map(() => browser.open(address)));
    expect(pages.map(({ url }) => url).sort()).toEqual([`${site}/`, expired, expired, expired]);
    expect(await scene.count('sessions')).toBe(before + 1);
  });

  it('belongs to the browser that began: an attacker’s link signs a victim in to nothing', async () => {
    const [attacker, victim] = [scene.browser(), scene.browser()];
    const address = await scene.visitUntilCallback(attacker, 'eve');
    await scene.visitUntilCallback(victim, 'ada');
    expect((await victim.open(address)).url).toBe(expired);
    expect(await scene.userOf(victim)).toBeNull();
    // Nor is the one who began locked out by such a try.
    expect((await attacker.open(address)).url).toBe(`${site}/`);
  });

  it('does not take the state of one browser with the code of another', async () => {
    const [attacker, victim] = [scene.browser(), scene.browser()];
    const addresses = [
      new URL(await scene.visitUntilCallback(attacker, 'eve')),
      new URL(await scene.visitUntilCallback(victim, 'ada')),
    ] as const;
    const [codes, states] = ['code', 'state'].map((name) =>
      addresses.map(({ searchParams }) => searchParams.get(name)),
    );
    for (const [index, address] of addresses.entries()) {
      address.searchParams.set('code', codes?.[1 - index] as string);
      expect(address.searchParams.get('state')).toBe(states?.[index]);
    }
    expect((await victim.open(addresses[1].href)).url).toBe(refused);
    expect((await attacker.open(addresses[0].href)).url).toBe(refused);
    expect([await scene.userOf(victim), await scene.userOf(attacker)]).toEqual([null, null]);
  });

  it('is closed without the cookie, and with another one', async () => {
    for (const cookie of [undefined, 'x'.repeat(43), '']) {
      const browser = scene.browser();
      const address = await scene.visitUntilCallback(browser, 'ada');
      browser.setCookie(site, 'oidc', cookie);
      expect((await browser.open(address)).url).toBe(expired);
      expect(await scene.userOf(browser)).toBeNull();
    }
  });

  it('is closed after ten minutes', async () => {
    const browser = scene.browser();
    const address = await scene.visitUntilCallback(browser, 'ada');
    const begun = scene.api.clock.now().getTime();
    scene.api.clock.set(new Date(begun + 600_000).toISOString());
    expect((await browser.open(address)).url).toBe(expired);
    scene.api.clock.set(new Date(begun).toISOString());
  });

  it.each(['', 'state=x', 'code=x', 'error=access_denied', 'state=&code=', `state=${'x'.repeat(5_000)}&code=x`])(
    'leads to the login page with %s alone',
    async (query) => {
      const browser = scene.browser();
      await browser.open(scene.startAddress(), { until: provider.issuer });
      expect((await browser.open(`${scene.callbackAddress}?${query}`)).url).toBe(expired);
    },
  );

  it.each([
    ['another issuer', (query: URLSearchParams) => query.set('iss', 'https://evil.example')],
    ['no issuer', (query: URLSearchParams) => query.delete('iss')],
    ['no code', (query: URLSearchParams) => query.delete('code')],
    ['two codes', (query: URLSearchParams) => query.append('code', 'x')],
    ['a token instead', (query: URLSearchParams) => query.set('id_token', 'x')],
    ['another answer', (query: URLSearchParams) => query.set('response', 'x')],
  ])('is refused with %s', async (_, change) => {
    const browser = scene.browser();
    const address = new URL(await scene.visitUntilCallback(browser, 'ada'));
    change(address.searchParams);
    expect((await browser.open(address.href)).url).toBe(refused);
    expect(await scene.userOf(browser)).toBeNull();
  });
});

describe('A30: a token that is not what the provider signed for this visit', () => {
  let provider: ForgingProvider;
  let scene: ProviderScene;
  const now = () => Math.floor(Date.now() / 1_000);
  const withClaims = (claims: Record<string, unknown>) => () => void (provider.claims = claims);
  const forged = (forge: (token: string) => string) => () => void (provider.forge = forge);
  const claimsOf = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

  beforeAll(async () => {
    provider = await startForgingProvider();
    scene = await ProviderScene.start(provider, { MAX_SESSIONS: 100 });
  });
  beforeEach(() => provider.reset());
  afterAll(async () => {
    await scene.api.stop();
    await provider.stop();
  });

  it.each([
    ['an untouched token', () => undefined],
    ['clocks that differ a little', withClaims({ iat: now() + 20, exp: now() + 3_600 })],
    ['its audience in a list', withClaims({ aud: ['spendwise.apps.example.org'] })],
  ])('signs in with %s', async (_, arrange) => {
    arrange();
    const browser = scene.browser();
    expect((await browser.open(scene.startAddress())).url).toBe(`${site}/`);
    expect(await scene.userOf(browser)).toMatchObject({ email: 'ada@gmail.example' });
  });

  it.each([
    ['another nonce', withClaims({ nonce: 'another' })],
    ['no nonce', withClaims({ nonce: undefined })],
    ['another audience', withClaims({ aud: 'another-client' })],
    ['a second audience it is not for', withClaims({ aud: ['spendwise.apps.example.org', 'x'], azp: 'x' })],
    ['no audience', withClaims({ aud: undefined })],
    ['another issuer', withClaims({ iss: 'https://evil.example' })],
    ['an issuer that begins alike', withClaims({ iss: 'http://127.0.0.1' })],
    ['an end in the past', withClaims({ exp: now() - 60 })],
    ['no end', withClaims({ exp: undefined })],
    ['a beginning in the future', withClaims({ nbf: now() + 600 })],
    ['no subject', withClaims({ sub: undefined })],
    ['a subject that is none', withClaims({ sub: 'x'.repeat(300) })],
    ['a key that was never published', forged((token) => signToken(claimsOf(token), 'other'))],
    [
      'claims changed after the signing',
      forged((token) => {
        const [header, , signature] = token.split('.');
        return [header, encode({ ...claimsOf(token), sub: 'victim' }), signature].join('.');
      }),
    ],
    ['no signature', forged((token) => `${encode({ alg: 'none' })}.${token.split('.')[1]}.`)],
    ['a signature cut off', forged((token) => token.split('.').slice(0, 2).join('.') + '.')],
    ['another algorithm', forged((token) => signToken(claimsOf(token), 'own', { alg: 'HS256', kid: 'first' }))],
    [
      'a key of its own in the header',
      forged((token) =>
        signToken(claimsOf(token), 'other', {
          alg: 'RS256',
          kid: 'mine',
          jku: 'http://127.0.0.1:1/',
          jwk: { kty: 'RSA' },
        }),
      ),
    ],
    ['no token at all', forged(() => '')],
  ])('is refused with %s', async (_, arrange) => {
    arrange();
    const before = await scene.count('sessions');
    const browser = scene.browser();
    const { url } = await browser.open(scene.startAddress());
    expect(url).toBe(refused);
    expect(await scene.userOf(browser)).toBeNull();
    expect(await scene.count('sessions')).toBe(before);
  });

  it('is refused when userinfo speaks of somebody else', async () => {
    provider.claims = { email: undefined };
    provider.userInfo = { sub: 'somebody else', email: 'victim@example.org', email_verified: true };
    // The endpoint is learned of by a process that has not asked before.
    const other = await ProviderScene.start(provider);
    const browser = other.browser();
    const { url } = await browser.open(other.startAddress());
    const user = await other.userOf(browser);
    await other.api.stop();
    expect(url).toBe(`${site}/login?problem=provider_unavailable`);
    expect(user).toBeNull();
  });
});
