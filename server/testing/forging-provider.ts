import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;
type Endpoint = 'discovery' | 'authorize' | 'token' | 'jwks' | 'userinfo';
type Handler = (response: ServerResponse, request: IncomingMessage) => void;

/**
 * A provider that lets everybody in at once, and whose answers a spec may forge, replace or hold back. Its metadata has
 * the fields of https://accounts.google.com/.well-known/openid-configuration, with endpoints on another host than the
 * issuer's.
 */
export interface ForgingProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Changes what is said of the person in the ID token; undefined leaves a claim out. */
  claims: Json;
  /** Changes the ID token as it is sent. */
  forge: (token: string) => string;
  /** Changes the metadata. */
  metadata: Json;
  /** What userinfo says; null: there is no such endpoint. */
  userInfo: Json | null;
  /** Takes the place of an endpoint. */
  instead: Partial<Record<Endpoint, Handler>>;
  /** The endpoints that were asked, with what they were sent. */
  requests: { endpoint: Endpoint; authorization: string | undefined; form: URLSearchParams }[];
  /** Everything secret that was given out. */
  secrets: string[];
  /** As at the beginning, with what was learned forgotten. */
  reset(): void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const clientId = 'spendwise.apps.example.org';
const clientSecret = 'GOCSPX-what+both/know=';
const keyId = 'first';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

interface Visit {
  nonce: string;
  challenge: string;
  wantsAuthTime: boolean;
}

export async function startForgingProvider(): Promise<ForgingProvider> {
  const visits = new Map<string, Visit>();
  const server = createServer((request, response) => void answer(provider, visits, request, response));
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const provider: ForgingProvider = {
    issuer: `http://127.0.0.1:${port}`,
    clientId,
    clientSecret,
    requests: [],
    secrets: [],
    ...untouched(),
    reset: () => {
      Object.assign(provider, untouched());
      provider.requests.length = 0;
      provider.secrets.length = 0;
    },
    start: () => listen(port),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}

const untouched = (): Pick<ForgingProvider, 'claims' | 'forge' | 'metadata' | 'userInfo' | 'instead'> => ({
  claims: {},
  forge: (token) => token,
  metadata: {},
  userInfo: null,
  instead: {},
});

const paths: Record<string, Endpoint> = {
  '/.well-known/openid-configuration': 'discovery',
  '/o/oauth2/v2/auth': 'authorize',
  '/token': 'token',
  '/oauth2/v3/certs': 'jwks',
  '/v1/userinfo': 'userinfo',
};

async function answer(
  provider: ForgingProvider,
  visits: Map<string, Visit>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', provider.issuer);
  const endpoint = paths[url.pathname];
  if (!endpoint) return void response.writeHead(404).end();
  const form = new URLSearchParams(await readText(request));
  provider.requests.push({ endpoint, authorization: request.headers.authorization, form });
  const instead = provider.instead[endpoint];
  if (instead) return instead(response, request);
  if (endpoint === 'authorize') return letIn(provider, visits, url.searchParams, response);
  const answers = {
    discovery: () => metadataOf(provider),
    token: () => tokenFor(provider, visits, request, form),
    jwks: () => ({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: keyId }] }),
    userinfo: () => provider.userInfo,
  };
  const body = answers[endpoint]();
  response.writeHead(body ? 200 : 400, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body ?? { error: 'invalid_grant' }));
}

function metadataOf({ issuer, metadata, userInfo }: ForgingProvider): Json {
  const elsewhere = issuer.replace('127.0.0.1', 'localhost');
  return {
    issuer,
    authorization_endpoint: `${issuer}/o/oauth2/v2/auth`,
    device_authorization_endpoint: `${elsewhere}/device/code`,
    token_endpoint: `${elsewhere}/token`,
    ...(userInfo ? { userinfo_endpoint: `${elsewhere}/v1/userinfo` } : {}),
    revocation_endpoint: `${elsewhere}/revoke`,
    jwks_uri: `${elsewhere}/oauth2/v3/certs`,
    response_types_supported: ['code', 'token', 'id_token', 'code token', 'code id_token', 'none'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'email', 'profile'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    claims_supported: 'aud email email_verified exp family_name given_name iat iss name picture sub'.split(' '),
    code_challenge_methods_supported: ['plain', 'S256'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    ...metadata,
  };
}

function letIn(
  { issuer, secrets }: ForgingProvider,
  visits: Map<string, Visit>,
  asked: URLSearchParams,
  response: ServerResponse,
): void {
  const code = `4/${randomBytes(24).toString('base64url')}`;
  secrets.push(code);
  visits.set(code, {
    nonce: asked.get('nonce') ?? '',
    challenge: asked.get('code_challenge') ?? '',
    wantsAuthTime: (asked.get('claims') ?? '').includes('auth_time'),
  });
  const back = new URL(asked.get('redirect_uri') ?? '');
  const scope = 'email profile openid';
  const state = asked.get('state') ?? '';
  back.search = new URLSearchParams({ state, iss: issuer, code, scope, authuser: '0', prompt: 'none' }).toString();
  response.writeHead(302, { location: back.href }).end();
}

/** Null for a code that is unknown, used up or another browser's. */
function tokenFor(
  provider: ForgingProvider,
  visits: Map<string, Visit>,
  { headers }: IncomingMessage,
  form: URLSearchParams,
): Json | null {
  const code = form.get('code') ?? '';
  const visit = visits.get(code);
  visits.delete(code);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  const isClient = hasClientSecret(headers.authorization) || form.get('client_secret') === clientSecret;
  if (visit?.challenge !== challenge || !isClient) return null;
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: provider.issuer,
    azp: clientId,
    aud: clientId,
    sub: '110169484474386276334',
    email: 'ada@gmail.example',
    email_verified: true,
    name: 'Ada Lovelace',
    iat: now,
    exp: now + 3_600,
    nonce: visit.nonce,
    ...(visit.wantsAuthTime ? { auth_time: now } : {}),
    ...provider.claims,
  };
  const idToken = provider.forge(signToken(claims));
  const accessToken = `ya29.${randomBytes(24).toString('base64url')}`;
  const refreshToken = `1//${randomBytes(24).toString('base64url')}`;
  provider.secrets.push(accessToken, refreshToken, idToken);
  return {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: 3_599,
    scope: 'openid',
    token_type: 'Bearer',
    id_token: idToken,
  };
}

/** RFC 6749, 2.3.1: both parts are encoded as in a form before they are joined. */
function hasClientSecret(authorization = ''): boolean {
  const credentials = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':');
  const [id, secret] = credentials.map((part) => new URLSearchParams(`x=${part}`).get('x'));
  return id === clientId && secret === clientSecret;
}

/** A token of these claims, by the provider's own key or by one that it never published. */
export function signToken(
  claims: Json,
  key: 'own' | 'other' = 'own',
  header: Json = { alg: 'RS256', kid: keyId },
): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const { privateKey } = key === 'own' ? keys : otherKeys;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
