import { availableParallelism } from 'node:os';
import type { Page, Response } from 'playwright-core';
import type { TestClient } from '#server/testing/test-client.js';
import { AccountMenu } from './pages/account-menu.js';
import { type Place, PageTour } from './pages/page-tour.js';
import { SignInPage } from './pages/sign-in-page.js';
import { Canary, newCanary } from './support/canary.js';
import { Site } from './support/site.js';
import { SlowProxy } from './support/slow-proxy.js';

/** A hundred take minutes: so many where there are servers to test with, and a fifth of it on a newcomer's machine. */
const ROUNDS = process.env['REDIS_URL'] ? 100 : 20;
/** Browsers at the same time, each on a slow line of its own: a round keeps about one processor busy for three seconds. */
const LANES = Math.min(4, Math.max(2, availableParallelism()));
/** The second person opens every page in every so many rounds, and else the one whose answers were late. */
const FULL_TOUR_EVERY = 4;
/** From the login form's being there to its being sent: a password manager takes a tenth of it, where nothing else runs. */
const LOGS_IN_WITHIN_MS = 1_000;
const DATA = /^\/api\/(ledgers|activity(?!\/stream)|me\/removal|auth\/(sessions|tokens|ways-in))/;
/** Where the first person has just gone, and waits for the answers, when they log out. */
const LEAVE_FROM: readonly Place[] = [
  'Dashboard',
  'Activity',
  'Ways in',
  'Sessions',
  'Access tokens',
  'E-mail',
  'Delete account',
];
/** When those answers arrive. */
const ARRIVALS = ['with the logout', 'at the login page', 'with the login', 'on the dashboard'] as const;
type Arrival = (typeof ARRIVALS)[number];

describe('a browser that is handed over', () => {
  // Nobody's session is ended to make room for a browser beside it.
  const site = Site.use(async () => ({ MAX_SESSIONS: '100' }));
  const proxies: SlowProxy[] = [];
  let first: TestClient;
  let second: TestClient;

  beforeAll(async () => {
    for (let lane = 0; lane < LANES; lane += 1) proxies.push(await SlowProxy.to(site.url));
    const word = newCanary();
    first = await site.newPerson({ name: word, email: `${word}@example.org` });
    second = await site.newPerson({ name: 'Second' });
    await first.record({ title: `${word} lunch` });
    await first.post('/api/auth/tokens', { name: `${word} script`, scope: 'read' });
    await second.record({ title: 'Dinner of the second' });
  });
  afterAll(() => Promise.all(proxies.map((proxy) => proxy.stop())));

  it('A12: shows the second person nothing of the first, round after round', async () => {
    const logins: number[] = [];
    let next = 0;
    const drive = async (proxy: SlowProxy) => {
      for (let round = next++; round < ROUNDS; round = next++) logins.push(await handOver(proxy, round));
    };
    const ends = await Promise.allSettled(proxies.map(drive));
    const failure = ends.find((end) => end.status === 'rejected');
    if (failure) throw failure.reason as Error;
    expect(logins).toHaveLength(ROUNDS);
    // Now and then the machine is busy; most rounds have to be quick for the hundred to mean something.
    expect(median(logins)).toBeLessThan(LOGS_IN_WITHIN_MS);
  }, 1_800_000);

  /** @returns how long the second person took to log in, in milliseconds. */
  async function handOver(proxy: SlowProxy, round: number): Promise<number> {
    const from = LEAVE_FROM[round % LEAVE_FROM.length] as Place;
    const arrival = ARRIVALS[Math.floor(round / LEAVE_FROM.length) % ARRIVALS.length] as Arrival;
    try {
      return await handOverFrom(proxy, from, arrival, round % FULL_TOUR_EVERY === 0);
    } catch (error) {
      throw new Error(`round ${round}: left from ${from}, answers arrive ${arrival}`, { cause: error });
    }
  }

  async function handOverFrom(proxy: SlowProxy, from: Place, arrival: Arrival, isFullTour: boolean): Promise<number> {
    const { page, context, trouble } = await site.visit({ baseURL: proxy.url });
    const [canary, tour, login] = [new Canary(first.user.name), new PageTour(page), new SignInPage(page)];
    const arriveIf = (moment: Arrival) => moment === arrival && proxy.release();
    trouble.expect(/ERR_CACHE_MISS/);
    await canary.watch(context);
    const asked = new Set<string>();
    page.on('request', (request) => request.url().includes('/api/') && asked.add(request.url()));

    await login.open();
    await login.logInQuickly(first.user.email);
    await tour.seeEverything(`${canary.word} lunch`);
    await tour.goTo('Profile');
    await proxy.hold(DATA, () => tour.goTo(from));

    const loggedOut = page.waitForResponse(/\/api\/auth\/logout/);
    await new AccountMenu(page).logOut();
    await loggedOut;
    arriveIf('with the logout');
    await login.heading.waitFor();
    const handedOver = Date.now();
    const answers: Promise<string>[] = [];
    page.on('response', (response) => response.url().includes('/api/') && answers.push(textOf(response)));
    arriveIf('at the login page');
    const loggingIn = await login.logInQuickly(second.user.email);
    arriveIf('with the login');
    await page.getByText('Dinner of the second').first().waitFor();
    arriveIf('on the dashboard');
    if (isFullTour) await tour.seeEverything('Dinner of the second');
    else await tour.goTo(from);

    expect(await canary.whereabouts(page)).toEqual([]);
    expect(await cachedAnswers(page, asked)).toEqual([]);
    await goBackToTheFirst(page);
    expect(await canary.whereabouts(page)).toEqual([]);
    expect(canary.seenSince(handedOver)).toBe(0);
    expect((await Promise.all(answers)).filter((text) => text.includes(canary.word))).toEqual([]);
    proxy.release();
    await context.close();
    return loggingIn;
  }
});

/** Far back, to a page that the first person had opened, as one picks it from the back button's list. */
async function goBackToTheFirst(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  // Not before the evaluation has ended: leaving the page would end it as a failure.
  await page.evaluate(() => void setTimeout(() => history.go(5 - history.length)));
  await loaded;
  await page.getByText('Second').first().waitFor();
}

const median = (values: number[]) => values.sort((one, other) => one - other)[values.length >> 1];

/** The stream goes on for as long as the page is there, and says nothing of anybody. */
const textOf = async (response: Response) =>
  response.url().endsWith('/api/activity/stream') ? '' : response.text().catch(() => '');

/** Those of `urls` whose answers the browser's own cache would give without asking, and anything of a service worker. */
function cachedAnswers(page: Page, urls: Set<string>): Promise<string[]> {
  return page.evaluate(
    async (asked) => {
      const isCached = (url: string) =>
        fetch(url, { cache: 'only-if-cached', mode: 'same-origin' }).then(
          ({ ok }) => ok,
          () => false,
        );
      const cached = await Promise.all(asked.map(async (url) => ((await isCached(url)) ? [url] : [])));
      const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
      return [...cached.flat(), ...workers.map(({ scope }) => `service worker of ${scope}`)];
    },
    [...urls],
  );
}
