import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type ForgingProvider, startForgingProvider } from '../testing/forging-provider.js';
import { ProviderScene } from '../testing/provider-scene.js';
import { IdentityProvider } from './identity-provider.js';
import type { Intent } from './intent.js';
import { makeVisitSecrets } from './visit-secrets.js';

const site = 'http://localhost:3000';
let provider: ForgingProvider;
let scene: ProviderScene;

beforeAll(async () => {
  provider = await startForgingProvider();
  scene = await ProviderScene.start(provider, { MAX_SESSIONS: 100 });
});
beforeEach(() => provider.reset());
afterAll(async () => {
  await scene.api.stop();
  await provider.stop();
});

describe('a provider that describes itself as Google does', () => {
  it('signs people in, with endpoints on hosts of their own', async () => {
    const browser = scene.browser();
    expect((await browser.open(scene.startAddress({ returnTo: '/activity' }))).url).toBe(`${site}/activity`);
    expect(await scene.userOf(browser)).toMatchObject({ email: 'ada@gmail.example', emailVerified: true });
    expect(provider.requests.map(({ endpoint }) => endpoint)).toEqual(['discovery', 'authorize', 'token', 'jwks']);
  });

  it('has the name of the person in parts, if at all', async () => {
    provider.claims = {
      sub: 'g',
      email: 'grace@gmail.example',
      name: undefined,
      given_name: 'Grace',
      family_name: 'Hopper',
    };
    const browser = scene.browser();
    await browser.open(scene.startAddress());
    expect(await scene.userOf(browser)).toMatchObject({ name: 'Grace Hopper' });
  });

  it.each([
    ['tells when the person signed in, once asked for it', {}, `${site}/settings`],
    [
      'that does not tell proves nothing',
      { auth_time: undefined },
      `${site}/settings?problem=reauthentication_required`,
    ],
    ['that tells of long ago proves nothing', { auth_time: 1 }, `${site}/settings?problem=reauthentication_required`],
  ])('%s', async (_, claims, end) => {
    const browser = scene.browser();
    await browser.open(scene.startAddress());
    provider.claims = claims;
    const address = scene.startAddress({ intent: 'reauthenticate', returnTo: '/settings' });
    expect((await browser.open(address)).url).toBe(end);
  });
});

describe('the page to link or to prove oneself on', () => {
  it.each([
    ['google', 'select_account'],
    ['oidc', 'login'],
  ] as const)('of %s is asked for by prompt %s, and for when that was', async (id, prompt) => {
    const { issuer, clientId, clientSecret } = provider;
    const visited = new IdentityProvider({ id, name: id, issuer, clientId, clientSecret });
    const askedFor = async (intent: Intent) =>
      new URL(await visited.authorizationUrl(`${site}/back`, intent, makeVisitSecrets())).searchParams;
    const proof = await askedFor('reauthenticate');
    expect([proof.get('prompt'), proof.get('max_age')]).toEqual([prompt, '0']);
    expect(JSON.parse(proof.get('claims') as string)).toEqual({ id_token: { auth_time: { essential: true } } });
    expect((await askedFor('link')).get('prompt')).toBe(prompt);
    expect([...(await askedFor('sign-in')).keys()]).not.toContain('prompt');
  });
});

describe('the token endpoint', () => {
  it('is told the client’s secret by the header where it takes that, and else in the body', async () => {
    await scene.browser().open(scene.startAddress());
    const byHeader = provider.requests.find(({ endpoint }) => endpoint === 'token');
    expect(byHeader?.authorization).toMatch(/^Basic /);
    expect(byHeader?.form.get('client_secret')).toBeNull();
    provider.metadata = { token_endpoint_auth_methods_supported: ['client_secret_post'] };
    const other = await ProviderScene.start(provider);
    const { url } = await other.browser().open(other.startAddress());
    await other.api.stop();
    expect(url).toBe(`${site}/`);
    const byBody = provider.requests.filter(({ endpoint }) => endpoint === 'token').at(-1);
    expect(byBody?.authorization).toBeUndefined();
    expect(byBody?.form.get('client_secret')).toBe(provider.clientSecret);
  });
});
