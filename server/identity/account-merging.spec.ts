import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OpenIdProvider, startOpenIdProvider } from '../testing/openid-provider.js';
import { callbackOf, ProviderScene } from '../testing/provider-scene.js';

/* The ways to take an account before its owner has it: https://msrc.microsoft.com/blog/2022/05/pre-hijacking-attacks/ */

const site = 'http://localhost:3000';
const exists = `${site}/login?problem=account_exists`;
let provider: OpenIdProvider;
let scene: ProviderScene;

beforeAll(async () => {
  provider = await startOpenIdProvider({ redirectUris: [callbackOf(site)] });
  scene = await ProviderScene.start(provider, { MAX_SESSIONS: 100 });
});
afterAll(async () => {
  await scene.api.stop();
  await provider.stop();
});

describe('A31: an account that was there before its owner came by a provider', () => {
  it('is joined when both sides know the address to be the same person’s, and its owner is told', async () => {
    const first = scene.browser();
    const id = await scene.register(first, 'owner@example.org');
    await scene.verifyEmail('owner@example.org');
    const browser = scene.browser();
    expect((await scene.visit(browser, account('owner@example.org', true))).url).toBe(`${site}/`);
    expect((await scene.userOf(browser))?.id).toBe(id);
    const told = await scene.api.database.query(
      `SELECT data ->> 'email' AS email FROM outbox WHERE user_id = $1 AND type = 'identity.linked'`,
      [id],
    );
    expect(told).toEqual([{ email: 'owner@example.org' }]);
  });

  it('is not joined when nobody has proved its address here (classic-federated merge, unexpired session)', async () => {
    const attacker = scene.browser();
    const id = await scene.register(attacker, 'victim@example.org');
    const victim = scene.browser();
    expect((await scene.visit(victim, account('victim@example.org', true))).url).toBe(exists);
    expect(await scene.userOf(victim)).toBeNull();
    expect(await identitiesOf(id)).toBe(0);
  });

  it.each([false, undefined, 'true', 1])('is not joined by a provider that says email_verified: %j', async (word) => {
    const email = `verified-${String(word)}@example.org`;
    const id = await scene.register(scene.browser(), email);
    await scene.verifyEmail(email);
    const attacker = scene.browser();
    expect((await scene.visit(attacker, account(email, word))).url).toBe(exists);
    expect(await scene.userOf(attacker)).toBeNull();
    expect(await identitiesOf(id)).toBe(0);
  });

  it('is not given to an identity that takes on its address later (trojan identifier)', async () => {
    const victimId = await scene.register(scene.browser(), 'late@example.org');
    await scene.verifyEmail('late@example.org');
    const sub = account('attacker@example.org', true);
    await scene.visit(scene.browser(), sub);
    provider.accounts.set(sub, { sub, email: 'late@example.org', email_verified: true });
    const attacker = scene.browser();
    await scene.visit(attacker, sub);
    expect(await scene.userOf(attacker)).toMatchObject({ email: 'attacker@example.org' });
    expect((await scene.userOf(attacker))?.id).not.toBe(victimId);
  });

  it('keeps who linked their own provider to it out of the account that its owner opens elsewhere', async () => {
    const attacker = scene.browser();
    const id = await scene.register(attacker, 'trojan@example.org');
    await scene.visit(attacker, account('attacker2@example.org', true), { intent: 'link' });
    const victim = scene.browser();
    expect((await scene.visit(victim, account('trojan@example.org', true))).url).toBe(exists);
    expect(await scene.userOf(victim)).toBeNull();
    expect(await identitiesOf(id)).toBe(1);
  });

  it('does not come to the owner’s address by a change that was only asked for (unexpired email change)', async () => {
    const attacker = scene.browser();
    const id = await scene.register(attacker, 'asking@example.org');
    await scene.api.database.query(
      `INSERT INTO one_time_tokens (id, user_id, purpose, token_hash, data, created_at, expires_at)
       VALUES (gen_random_uuid(), $1, 'email-change', 'x', '{"email": "wanted@example.org"}', now(), now() + interval '1 hour')`,
      [id],
    );
    const victim = scene.browser();
    expect((await scene.visit(victim, account('wanted@example.org', true))).url).toBe(`${site}/`);
    const user = await scene.userOf(victim);
    expect(user).toMatchObject({ email: 'wanted@example.org' });
    expect(user?.id).not.toBe(id);
    await expect(
      scene.api.database.query(`UPDATE users SET email = 'wanted@example.org' WHERE id = $1`, [id]),
    ).rejects.toThrow('uq_users_email');
  });

  it('is the same account however its address is written', async () => {
    const id = await scene.register(scene.browser(), 'spelling@example.org');
    await scene.verifyEmail('spelling@example.org');
    const browser = scene.browser();
    await scene.visit(browser, account(' Spelling@EXAMPLE.org', true));
    expect((await scene.userOf(browser))?.id).toBe(id);
  });
});

let accounts = 0;

function account(email: string, email_verified: unknown): string {
  const sub = `account-${(accounts += 1)}`;
  provider.accounts.set(sub, { sub, email, ...(email_verified === undefined ? {} : { email_verified }) });
  return sub;
}

async function identitiesOf(userId: number): Promise<number> {
  return (await scene.api.database.query('SELECT 1 FROM identities WHERE user_id = $1', [userId])).length;
}
