import { beforeAll, describe, expect, it } from '@jest/globals';
import { testConfig } from '../testing/test-api.js';
import { PasswordHasher } from './password-hasher.js';

const password = 'Ünïcödé garden 🦊';
let hasher: PasswordHasher;

beforeAll(async () => {
  hasher = await startHasher();
});

describe('a password’s hash', () => {
  it('A1: is argon2id with the configured cost, never the same twice', async () => {
    const [first, second] = [await hasher.hash(password), await hasher.hash(password)];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(second).not.toBe(first);
    const costly = await startHasher({ ARGON2_MEMORY_KIB: 20_000, ARGON2_PASSES: 3, ARGON2_LANES: 2 });
    expect(await costly.hash(password)).toMatch(/^\$argon2id\$v=19\$m=20000,t=3,p=2\$/);
  });

  it('is right for the same text, however its accents were typed, and for no other', async () => {
    const hash = await hasher.hash(password.normalize('NFD'));
    expect(await hasher.verify(hash, password.normalize('NFC'))).toBe(true);
    for (const other of [password.toUpperCase(), `${password} `, ` ${password}`, password.slice(0, -2), ''])
      expect(await hasher.verify(hash, other)).toBe(false);
  });

  it('takes in every character of a long password', async () => {
    const long = 'é🦊 '.repeat(42);
    const hash = await hasher.hash(`${long}a`);
    expect(await hasher.verify(hash, `${long}a`)).toBe(true);
    expect(await hasher.verify(hash, `${long}b`)).toBe(false);
    expect(await hasher.verify(hash, long)).toBe(false);
    expect(await hasher.verify(await hasher.hash('a\u0000b and more'), 'a\u0000c and more')).toBe(false);
  });

  it('that does not exist is right for nothing', async () => {
    expect(await hasher.verify(null, password)).toBe(false);
  });

  it('of other parameters is outdated, and still verified', async () => {
    const hash = await hasher.hash(password);
    expect(hasher.isOutdated(hash)).toBe(false);
    const costly = await startHasher({ ARGON2_PASSES: 3 });
    expect(costly.isOutdated(hash)).toBe(true);
    expect(await costly.verify(hash, password)).toBe(true);
    expect(costly.isOutdated(hash.replace('argon2id', 'argon2i'))).toBe(true);
  });
});

async function startHasher(overrides: Parameters<typeof testConfig>[0] = {}): Promise<PasswordHasher> {
  const started = new PasswordHasher(testConfig(overrides));
  await started.onModuleInit();
  return started;
}
