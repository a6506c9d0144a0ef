import { SettingsPage } from './pages/settings-page.js';
import { Site } from './support/site.js';

describe('an access token', () => {
  const site = Site.use();

  it('is shown once, lets a program read, and stops when it is revoked', async () => {
    const person = await site.newPerson();
    const { page, context } = await site.visitAs(person);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const settings = new SettingsPage(page);
    await settings.open('Access tokens');
    await page.getByText('Nothing but this website acts in your name.').waitFor();
    await settings.button('Make the token').click();
    await page.getByText('Name it after the program').waitFor();
    await page.getByLabel('Name').fill('Backup script');
    await page.getByLabel('For', { exact: true }).selectOption('A year');
    await settings.button('Make the token').click();
    await page.getByText('Copy it now').waitFor();

    await settings.button('Copy Token').click();
    await page.getByText('Copied.').waitFor();
    const token = await page.evaluate(() => navigator.clipboard.readText());
    expect(token).toMatch(/^spendwise_/);
    expect(await page.getByLabel('Try it in a terminal').inputValue()).toBe(
      `curl -u '${person.user.email}:${token}' ${site.url}/api/me`,
    );

    const ask = async (authorization: string, path = '/api/me', method = 'GET') =>
      (await fetch(site.url + path, { method, headers: { authorization } })).status;
    const basic = `Basic ${Buffer.from(`${person.user.email}:${token}`).toString('base64')}`;
    expect(await ask(`Bearer ${token}`)).toBe(200);
    expect(await ask(basic)).toBe(200);
    expect(await ask(`Bearer ${token}`, '/api/auth/sessions')).toBe(403);
    expect(await ask(`Bearer ${token}`, `${person.ledger}/expenses`, 'POST')).toBe(403);

    await page.reload();
    const entry = settings.entries.filter({ hasText: 'Backup script' });
    await entry.getByText(/Reads · used just now · expires/).waitFor();
    expect(await page.content()).not.toContain(token);

    await entry.getByRole('button', { name: 'Revoke' }).click();
    await settings.agree('Revoke the token');
    await entry.waitFor({ state: 'detached' });
    expect(await ask(`Bearer ${token}`)).toBe(401);
    expect(await ask(basic)).toBe(401);
  });
});
