import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ForgingProvider, startForgingProvider } from '../testing/forging-provider.js';
import { ProviderScene } from '../testing/provider-scene.js';

const site = 'http://localhost:3000';
let provider: ForgingProvider;
let scene: ProviderScene;

beforeAll(async () => {
  provider = await startForgingProvider();
  scene = await ProviderScene.start(provider, { LOG_LEVEL: 'verbose' });
});
afterAll(async () => {
  await scene.api.stop();
  await provider.stop();
});

describe('A32, A34: what a provider hands out', () => {
  it('is not stored, not sent to the browser and not logged, whether it works or not', async () => {
    const written: string[] = [];
    const listen = (stream: NodeJS.WriteStream) =>
      jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const spies = [listen(process.stdout), listen(process.stderr)];
    const answers: string[] = [];
    const outcomes: string[] = [];
    for (const claims of [{}, { nonce: 'forged' }, { sub: '', secret: 'claimed-in-confidence' }]) {
      provider.claims = claims;
      const browser = scene.browser();
      const page = await browser.open(scene.startAddress());
      outcomes.push(page.url);
      answers.push(page.text, page.url, browser.cookie(site, 'session') ?? '', browser.cookie(site, 'oidc') ?? '');
    }
    for (const spy of spies) spy.mockRestore();
    expect(outcomes).toEqual([`${site}/`, ...Array<string>(2).fill(`${site}/login?problem=sign_in_refused`)]);

    const secrets = [...provider.secrets, provider.clientSecret, 'claimed-in-confidence'];
    expect(secrets.length).toBeGreaterThan(10);
    const log = written.join('');
    expect(log).toContain(`${provider.issuer}: sign_in_refused: `);
    const stored = await everythingStored();
    expect(stored).toContain('110169484474386276334');
    for (const secret of secrets) {
      for (const place of [log, stored, answers.join('\n')]) expect(place).not.toContain(secret);
    }
  });

  it('leaves in the database neither the state nor the browser’s cookie of a visit under way', async () => {
    const browser = scene.browser();
    const { url } = await browser.open(scene.startAddress(), { until: provider.issuer });
    const stored = await everythingStored();
    expect(stored).toContain(new URL(url).searchParams.get('nonce'));
    expect(stored).not.toContain(new URL(url).searchParams.get('state'));
    expect(stored).not.toContain(browser.cookie(site, 'oidc'));
  });
});

async function everythingStored(): Promise<string> {
  const tables: { tablename: string }[] = await scene.api.database.query(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`,
  );
  const rows = await Promise.all(
    tables.map(({ tablename }) => scene.api.database.query(`SELECT t::text AS row FROM ${tablename} t`)),
  );
  return JSON.stringify(rows);
}
