import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AdapterPayload, Provider } from 'oidc-provider';

/** Somebody with an account at the provider. */
export interface ProviderAccount {
  sub: string;
  email?: string;
  email_verified?: unknown;
  name?: string;
}

interface Options {
  redirectUris: string[];
  accounts?: ProviderAccount[];
  /** As most providers do; the certified one leaves them to its userinfo endpoint. */
  claimsInIdToken?: boolean;
}

/** A real OpenID provider on this machine. Its login page has a field for the account's `sub`, and a way to cancel. */
export interface OpenIdProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What an account looks like may change at any time. */
  accounts: Map<string, ProviderAccount>;
  stop(): Promise<void>;
}

const clientId = 'spendwise';
const clientSecret = 'what the provider and SpendWise know';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function startOpenIdProvider(options: Options): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const accounts = new Map((options.accounts ?? []).map((account) => [account.sub, account]));
  const stored = new Map<string, AdapterPayload>();
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: options.redirectUris }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'first' }] },
    adapter: (name) => new MapAdapter(name, stored),
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    cookies: { keys: ['signs the cookies of a test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !options.claimsInIdToken,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => {
      const account = accounts.get(sub);
      return account && { accountId: sub, claims: () => ({ ...account }) };
    },
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) void handle(request, response);
    else if (request.method === 'GET') showLoginPage(response);
    else void finishLogin(provider, accounts, request, response);
  });
  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function showLoginPage(response: ServerResponse): void {
  response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html>
<html lang="en">
  <title>Provider</title>
  <h1>Sign in at the provider</h1>
  <form method="post">
    <label>Account <input name="account" autofocus></label>
    <button>Continue</button>
    <button name="cancel" value="yes">Cancel</button>
  </form>
</html>`);
}

/** Signs in and agrees to everything in one step. */
async function finishLogin(
  provider: Provider,
  accounts: Map<string, ProviderAccount>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(await readText(request));
  const account = form.get('account') ?? '';
  if (form.get('cancel') || !accounts.has(account)) {
    return provider.interactionFinished(request, response, { error: 'access_denied' });
  }
  const grant = new provider.Grant({ accountId: account, clientId });
  grant.addOIDCScope('openid email profile');
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { login: { accountId: account }, consent });
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Keeps what the provider knows for as long as it runs. */
class MapAdapter {
  constructor(
    private readonly model: string,
    private readonly stored: Map<string, AdapterPayload>,
  ) {}

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    this.stored.set(`${this.model}:${id}`, payload);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.stored.get(`${this.model}:${id}`);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return [...this.stored].find(([key, payload]) => key.startsWith(`${this.model}:`) && payload.uid === uid)?.[1];
  }

  async findByUserCode(): Promise<undefined> {}

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1_000);
  }

  async destroy(id: string): Promise<void> {
    this.stored.delete(`${this.model}:${id}`);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of this.stored) if (payload.grantId === grantId) this.stored.delete(key);
  }
}
