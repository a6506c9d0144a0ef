import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { type ForgingProvider, startForgingProvider } from '../testing/forging-provider.js';
import { ProviderScene } from '../testing/provider-scene.js';
import { IdentityProvider } from './identity-provider.js';
import type { SignInFailure } from './sign-in-problem.js';
import { makeVisitSecrets } from './visit-secrets.js';

const site = 'http://localhost:3000';
const unavailable = `${site}/login?problem=provider_unavailable`;
/** What a person waits for at the most, in milliseconds, with room for a busy machine. */
const fewSeconds = 7_000;

let provider: ForgingProvider;
let scene: ProviderScene;

beforeAll(async () => {
  provider = await startForgingProvider();
  scene = await ProviderScene.start(provider);
});
beforeEach(() => provider.reset());
afterAll(async () => {
  await scene.api.stop();
  await provider.stop();
});

const json = (body: unknown) => (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const status = (code: number) => (response: ServerResponse) => void response.writeHead(code).end('<h1>Sorry</h1>');
const silence = () => undefined;
const html = (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Please sign in to the Wi-Fi</h1>');
const redirect = (response: ServerResponse) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
const broken = (response: ServerResponse) => void response.destroy();
const drip = (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).write('{');
const endless = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = ' '.repeat(64 * 1024);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** What an endpoint may answer, or not, that is of no use. */
const troubles = {
  'an error': status(500),
  'a web page': html,
  'a redirect': redirect,
  'a broken line': broken,
  'no word': silence,
  'half an answer': drip,
  'an answer without end': endless,
};

/** Goes to a provider and comes back, without the API around it. @returns what went wrong. */
async function problemOf(visited: ForgingProvider): Promise<string | null> {
  const client = new IdentityProvider({ id: 'oidc', name: 'x', ...visited });
  const secrets = makeVisitSecrets();
  try {
    const address = await client.authorizationUrl(`${site}/back`, 'sign-in', secrets);
    const answer = await fetch(address, { redirect: 'manual' });
    await client.redeem(new URL(answer.headers.get('location') as string), secrets);
    return null;
  } catch (error) {
    return (error as SignInFailure).problem;
  }
}

describe('a provider in trouble', () => {
  // Before anything else, as what a provider says of itself is remembered.
  it('hurts nothing else: many who wait for it share one question, and others are answered meanwhile', async () => {
    provider.instead.discovery = silence;
    const waiting = Promise.all(Array.from({ length: 20 }, () => scene.browser().open(scene.startAddress())));
    const began = performance.now();
    await scene.api.client().register();
    expect((await scene.browser().open(`${scene.api.url}/health/ready`)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_500);
    expect(new Set((await waiting).map(({ url }) => url))).toEqual(new Set([unavailable]));
    expect(provider.requests.filter(({ endpoint }) => endpoint === 'discovery')).toHaveLength(1);
  });

  it('that is down leads back to the login page at once, and works again when it is up', async () => {
    await provider.stop();
    const browser = scene.browser();
    const began = performance.now();
    expect((await browser.open(scene.startAddress({ returnTo: '/activity' }))).url).toBe(unavailable);
    expect(performance.now() - began).toBeLessThan(fewSeconds);
    expect(await scene.count('oidc_logins')).toBe(0);
    await provider.start();
    expect((await browser.open(scene.startAddress({ returnTo: '/activity' }))).url).toBe(`${site}/activity`);
  });

  it('is unavailable within seconds, whatever comes of any of its endpoints, and works again afterwards', async () => {
    const endpoints = ['discovery', 'token', 'jwks', 'userinfo'] as const;
    const cases = endpoints.flatMap((endpoint) =>
      Object.entries(troubles).map(([what, handler]) => ({ endpoint, what, handler })),
    );
    const began = performance.now();
    const outcomes = await Promise.all(
      cases.map(async ({ endpoint, what, handler }) => {
        const own = await startForgingProvider();
        own.claims = { email: undefined };
        own.userInfo = { sub: '110169484474386276334' };
        own.instead[endpoint] = handler;
        const inTrouble = await problemOf(own);
        own.instead = {};
        const afterwards = await problemOf(own);
        await own.stop();
        return [endpoint, what, inTrouble, afterwards];
      }),
    );
    expect(outcomes).toEqual(cases.map(({ endpoint, what }) => [endpoint, what, 'provider_unavailable', null]));
    expect(performance.now() - began).toBeLessThan(fewSeconds);
  });

  it.each([
    ['nothing of use', () => ({})],
    ['a list', () => []],
    ['another issuer', () => ({ issuer: 'https://evil.example' })],
    ['no endpoints', () => ({ issuer: provider.issuer })],
    ['a script for a page', () => ({ issuer: provider.issuer, authorization_endpoint: 'javascript:alert(1)' })],
  ])('that says %s of itself is not gone to', async (_, metadata) => {
    provider.instead.discovery = json(metadata());
    expect(await problemOf(provider)).toBe('provider_unavailable');
  });

  it('that answers a token which is none lets nobody in', async () => {
    provider.forge = () => 'a.b.c';
    expect((await scene.browser().open(scene.startAddress())).url).toBe(unavailable);
  });

  it('that does not know this client any more is unavailable, and refuses no person', async () => {
    provider.instead.token = (response) =>
      void response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"invalid_client"}');
    expect((await scene.browser().open(scene.startAddress())).url).toBe(unavailable);
  });

  it.each([
    ['access_denied', 'sign_in_refused'],
    ['login_required', 'sign_in_refused'],
    ['server_error', 'provider_unavailable'],
    ['temporarily_unavailable', 'provider_unavailable'],
    ['a"b\r\nlog line', 'sign_in_refused'],
  ])('that sends the browser back with %j says %s', async (error, problem) => {
    const browser = scene.browser();
    const { url } = await browser.open(scene.startAddress(), { until: provider.issuer });
    const state = new URL(url).searchParams.get('state') as string;
    const query = new URLSearchParams({ error, error_description: '<script>', state, iss: provider.issuer });
    expect((await browser.open(`${scene.callbackAddress}?${query}`)).url).toBe(`${site}/login?problem=${problem}`);
  });
});
