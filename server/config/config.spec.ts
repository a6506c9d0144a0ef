import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config.js';

const strongSecret = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const configured = { DATABASE_URL: 'postgres://u:p@db/spendwise', SESSION_SECRET: strongSecret };

describe('configuration', () => {
  it('names every bad variable at once, with what is wrong and an example', () => {
    const message = failureOf({ ...configured, PORT: 'many', REDIS_URL: 'http://x', MAX_SESSIONS: '0' });
    expect(message).toMatch(/PORT is refused.*example: PORT=3000/);
    expect(message).toMatch(/REDIS_URL is not an address.*redis:\/\/localhost:6379/);
    expect(message).toMatch(/MAX_SESSIONS/);
    expect(message).not.toMatch(/DATABASE_URL/);
  });

  it('takes an empty variable for an unset one', () => {
    expect(loadConfig({ ...configured, RABBITMQ_URL: '', PORT: '' })).toMatchObject({
      rabbitmqUrl: undefined,
      port: 3000,
    });
  });

  it('does not start production on a missing or weak secret', () => {
    const production = { NODE_ENV: 'production', DATABASE_URL: configured.DATABASE_URL };
    expect(failureOf(production)).toMatch(/SESSION_SECRET is missing/);
    expect(failureOf({ ...production, SESSION_SECRET: 'short' })).toMatch(/too weak/);
    expect(failureOf({ ...production, SESSION_SECRET: 'a'.repeat(64) })).toMatch(/too weak/);
    expect(loadConfig({ ...production, SESSION_SECRET: strongSecret }).isProduction).toBe(true);
  });

  it.each(['loopback', '10.0.0.0/8, uniquelocal', '::1,fd00::/8,linklocal', '192.0.2.7'])(
    'believes the proxies %s',
    (TRUST_PROXY) => {
      expect(loadConfig({ ...configured, TRUST_PROXY }).trustProxy).toBe(TRUST_PROXY);
    },
  );

  it.each(['true', '1', '10.0.0.0/0', '10.0.0.0/33', '::1/129', '10.0.0.1,', 'proxy.example.org', 'fe80::1%eth0'])(
    'believes nobody because of %s',
    (TRUST_PROXY) => {
      expect(failureOf({ ...configured, TRUST_PROXY })).toMatch(
        /TRUST_PROXY is not a list of addresses.*10\.0\.0\.0\/8\)/,
      );
    },
  );

  it('hashes passwords with no less work than is safe', () => {
    const message = failureOf({ ...configured, ARGON2_MEMORY_KIB: '19455', ARGON2_PASSES: '1', ARGON2_LANES: '0' });
    for (const name of ['ARGON2_MEMORY_KIB', 'ARGON2_PASSES', 'ARGON2_LANES']) expect(message).toContain(name);
    expect(loadConfig(configured).passwordHashing).toEqual({
      memoryKiB: 19_456,
      passes: 2,
      lanes: 1,
      longestWaitMs: 2_000,
    });
  });

  it('takes no token for metrics that could be guessed, and takes one from a file', () => {
    expect(failureOf({ ...configured, METRICS_TOKEN: 'x'.repeat(31) })).toMatch(/METRICS_TOKEN is not 32 characters/);
    expect(loadConfig(configured).metricsToken).toBeUndefined();
    withFolder((folder) => {
      writeFileSync(join(folder, 'token'), `${strongSecret}\n`);
      const { metricsToken } = loadConfig({ ...configured, METRICS_TOKEN_FILE: join(folder, 'token') });
      expect(metricsToken).toBe(strongSecret);
    });
  });

  it('keeps receipts on the disk, or in a store that is configured whole', () => {
    expect(loadConfig(configured).s3).toBeUndefined();
    expect(loadConfig(configured)).toMatchObject({ receiptMaxBytes: 10_485_760, receiptQuotaBytes: 1_073_741_824 });
    withFolder((folder) => {
      writeFileSync(join(folder, 'secret'), 'from a file\n');
      const s3 = { S3_BUCKET: 'receipts', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY_FILE: join(folder, 'secret') };
      const settings = { bucket: 'receipts', accessKeyId: 'k', secretAccessKey: 'from a file' };
      const amazon = { ...settings, endpoint: undefined, region: 'us-east-1' };
      expect(loadConfig({ ...configured, ...s3 }).s3).toEqual(amazon);
      const elsewhere = { S3_ENDPOINT: 'http://minio:9000', S3_REGION: 'home' };
      const own = { ...settings, endpoint: 'http://minio:9000', region: 'home' };
      expect(loadConfig({ ...configured, ...s3, ...elsewhere }).s3).toEqual(own);
    });
  });

  it.each([
    [{ S3_BUCKET: 'receipts' }, /S3_ACCESS_KEY_ID is missing, while S3_BUCKET is set/],
    [{ S3_ENDPOINT: 'http://minio:9000' }, /S3_BUCKET is missing, while S3_ENDPOINT is set/],
    [{ S3_ENDPOINT: 'minio:9000' }, /S3_ENDPOINT is not an address such as https/],
    [{ S3_BUCKET: 'My Receipts' }, /S3_BUCKET is not a name of 3 to 63/],
    [{ RECEIPT_MAX_MB: '0' }, /RECEIPT_MAX_MB is refused.*example: RECEIPT_MAX_MB=10/],
    [{ RECEIPT_QUOTA_MB: 'all' }, /RECEIPT_QUOTA_MB is refused/],
  ])('does not keep receipts by %j', (variables, problem) => {
    expect(failureOf({ ...configured, ...variables })).toMatch(problem);
  });

  it('accepts several signing secrets, the newest first', () => {
    const older = strongSecret.replaceAll('0', 'f');
    expect(loadConfig({ ...configured, SESSION_SECRET: `${strongSecret}, ${older}` }).sessionSecrets).toEqual([
      strongSecret,
      older,
    ]);
  });

  it.each(['money@example.org', 'SpendWise <money@example.org>', "Zoë's Money. <a.b+c@xn--exmple-cua.org>"])(
    'sends mail from %s',
    (MAIL_FROM) => expect(loadConfig({ ...configured, MAIL_FROM }).mailFrom).toBe(MAIL_FROM),
  );

  it.each([
    'SpendWise',
    'money@example.org, eve@example.org',
    'SpendWise <money@example.org>\r\nBcc: eve@example.org',
    'A <a@example.org> <b@example.org>',
    '<money@example.org',
  ])('sends no mail from %j', (MAIL_FROM) => {
    expect(failureOf({ ...configured, MAIL_FROM })).toMatch(
      /MAIL_FROM is not a sender.*SpendWise <money@example.org>\)/,
    );
  });

  it('sends mail from the host people use, when nothing is said', () => {
    expect(loadConfig({ ...configured, PUBLIC_URL: 'https://money.example.org:8443/' }).mailFrom).toBe(
      'SpendWise <spendwise@money.example.org>',
    );
    expect(loadConfig(configured).mailFrom).toBe('SpendWise <spendwise@localhost>');
    expect(failureOf({ ...configured, SMTP_URL: 'mail.example.org' })).toMatch(/SMTP_URL is not an address/);
  });

  it('offers the demo only where nothing is configured, unless told', () => {
    withFolder((DATA_DIR) => {
      expect(loadConfig({ DATA_DIR }).demoEnabled).toBe(true);
      expect(loadConfig({ DATA_DIR, DEMO: 'off' }).demoEnabled).toBe(false);
    });
    expect(loadConfig(configured).demoEnabled).toBe(false);
    expect(loadConfig({ ...configured, DEMO: 'on' }).demoEnabled).toBe(true);
  });

  it('has the providers that are configured, under a name for their button', () => {
    const google = { GOOGLE_CLIENT_ID: 'g', GOOGLE_CLIENT_SECRET: 'gs' };
    const oidc = { OIDC_ISSUER: 'https://id.example.org/family', OIDC_CLIENT_ID: 'o', OIDC_CLIENT_SECRET: 'os' };
    const asGoogle = {
      id: 'google',
      name: 'Google',
      issuer: 'https://accounts.google.com',
      clientId: 'g',
      clientSecret: 'gs',
    };
    const asOidc = { id: 'oidc', name: 'id.example.org', issuer: oidc.OIDC_ISSUER, clientId: 'o', clientSecret: 'os' };
    const providersOf = (variables: object) => loadConfig({ ...configured, ...variables }).identityProviders;
    expect(providersOf({})).toEqual([]);
    expect(providersOf({ ...google, ...oidc })).toEqual([asGoogle, asOidc]);
    expect(providersOf({ ...oidc, OIDC_NAME: 'Our family' })).toEqual([{ ...asOidc, name: 'Our family' }]);
    withFolder((folder) => {
      writeFileSync(join(folder, 'secret'), 'from a file\n');
      const fromFile = { GOOGLE_CLIENT_ID: 'g', GOOGLE_CLIENT_SECRET_FILE: join(folder, 'secret') };
      expect(providersOf(fromFile)).toEqual([{ ...asGoogle, clientSecret: 'from a file' }]);
    });
  });

  it.each([
    [{ GOOGLE_CLIENT_ID: 'g' }, ['GOOGLE_CLIENT_SECRET is missing, while GOOGLE_CLIENT_ID is set']],
    [{ GOOGLE_CLIENT_SECRET: 'gs', GOOGLE_CLIENT_ID: '' }, ['GOOGLE_CLIENT_ID is missing, while GOOGLE_CLIENT_SECRET']],
    [
      { OIDC_ISSUER: 'https://id.example.org' },
      ['OIDC_CLIENT_ID is missing, while OIDC_ISSUER', 'OIDC_CLIENT_SECRET is missing'],
    ],
    [{ OIDC_NAME: 'x' }, ['OIDC_ISSUER is missing, while OIDC_NAME is set: set all of them or none']],
  ])('does not start with a provider that is configured in half by %j', (variables, problems) => {
    const message = failureOf({ ...configured, ...variables });
    for (const problem of problems) expect(message).toContain(problem);
  });

  it.each([
    'http://id.example.org',
    'http://localhost.example.org',
    'id.example.org',
    'https://id.example.org/.well-known/openid-configuration',
    'https://id.example.org/?x=1',
    'https://user:password@id.example.org',
    'ftp://id.example.org',
    'javascript:alert(1)',
  ])('takes %s for no issuer', (OIDC_ISSUER) => {
    const message = failureOf({ ...configured, OIDC_ISSUER, OIDC_CLIENT_ID: 'o', OIDC_CLIENT_SECRET: 'os' });
    expect(message).toMatch(/OIDC_ISSUER is not an issuer such as.*example: OIDC_ISSUER=https:\/\/id\.example\.org/);
  });

  it.each(['http://localhost:9000', 'http://127.0.0.1:9000/realms/x', 'http://[::1]:9000'])(
    'takes %s, on this machine, for one',
    (OIDC_ISSUER) => {
      const oidc = { OIDC_ISSUER, OIDC_CLIENT_ID: 'o', OIDC_CLIENT_SECRET: 'os' };
      expect(loadConfig({ ...configured, ...oidc }).identityProviders).toHaveLength(1);
    },
  );

  it('makes secrets once, readable by their owner alone', () => {
    withFolder((DATA_DIR) => {
      const first = loadConfig({ DATA_DIR });
      const second = loadConfig({ DATA_DIR });
      expect(first.sessionSecrets[0]).toMatch(/^[0-9a-f]{64}$/);
      expect(second.sessionSecrets).toEqual(first.sessionSecrets);
      expect(second.embeddedDatabasePassword).toBe(first.embeddedDatabasePassword);
      expect(statSync(join(DATA_DIR, 'secrets.json')).mode & 0o777).toBe(0o600);
    });
  });

  it('says what to do about a damaged secrets file, and does not overwrite it', () => {
    withFolder((DATA_DIR) => {
      writeFileSync(join(DATA_DIR, 'secrets.json'), '{"sessionSecret":');
      expect(failureOf({ DATA_DIR })).toMatch(/secrets\.json is damaged\. Restore it from a backup/);
      expect(readFileSync(join(DATA_DIR, 'secrets.json'), 'utf8')).toBe('{"sessionSecret":');
    });
  });

  it('reads secrets from files, and says which one is missing', () => {
    withFolder((folder) => {
      writeFileSync(join(folder, 'url'), 'postgres://u:p@elsewhere/spendwise\n');
      const { DATABASE_URL: _, ...rest } = configured;
      expect(loadConfig({ ...rest, DATABASE_URL_FILE: join(folder, 'url') }).databaseUrl).toBe(
        'postgres://u:p@elsewhere/spendwise',
      );
      expect(failureOf({ ...rest, DATABASE_URL_FILE: join(folder, 'none') })).toMatch(/DATABASE_URL_FILE names .*none/);
    });
  });
});

function failureOf(variables: NodeJS.ProcessEnv): string {
  try {
    loadConfig(variables);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the configuration was accepted');
}

function withFolder(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'spendwise-config-'));
  try {
    work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
