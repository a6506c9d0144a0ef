import { randomBytes } from 'node:crypto';

const ANSWER_MS = 15_000;
const PASSWORD = 'correct horse battery staple';

/** Whether the request may or may not have been carried out: no answer came, or one that does not say. */
export class UnknownOutcome extends Error {}

/** Somebody who uses both APIs, with a mark in everything that is theirs. */
export class Person {
  /** @type {string} */
  cookie;
  ledgerId;
  /** @type {string[]} */
  categoryIds = [];

  /**
   * @param {string} name
   * @param {{ gates: import('../parts/gate.mjs').Gate[], journal: import('./journal.mjs').Journal, canaries: import('./canaries.mjs').Canaries, random: import('../random.mjs').Random }} scene
   */
  constructor(name, scene) {
    this.name = name;
    this.scene = scene;
    this.canary = `canary${name}${randomBytes(6).toString('hex')}`;
    this.email = `${this.canary}@example.org`.toLowerCase();
    this.canary = this.canary.toLowerCase();
    // Limits by address are no subject here.
    this.address = Array.from(randomBytes(3)).reduce((address, byte) => `${address}.${byte}`, '10');
    scene.canaries.add(this.canary, name);
  }

  get ledger() {
    return `/api/ledgers/${this.ledgerId}`;
  }

  async register() {
    const answer = await this.send('POST', '/api/auth/register', {
      body: { email: this.email, password: PASSWORD, name: `${this.canary} 0` },
    });
    if (answer.status !== 201) throw new Error(`registration answered ${answer.status}: ${answer.text}`);
    this.cookie = answer.cookie;
    this.ledgerId = answer.body.user.ledgers[0].id;
    this.scene.journal.expectedMails.push({ to: this.email, template: 'welcome' });
  }

  async settleIn() {
    await this.send('POST', `${this.ledger}/categories`, { body: { name: this.canary } });
    const { body } = await this.send('GET', `${this.ledger}/categories`);
    this.categoryIds = body.items.map(({ id }) => id);
  }

  /** Opens another session, which is not this person's usual one. @returns its cookie */
  async signIn() {
    const answer = await this.send('POST', '/api/auth/login', {
      body: { email: this.email, password: PASSWORD },
      cookie: null,
    });
    return { ...answer, cookie: answer.cookie };
  }

  /**
   * One request to one of the APIs, noted in the journal.
   * @param {string} method @param {string} path
   * @param {{ body?: object, headers?: Record<string, string>, api?: number, cookie?: string | null }} options
   * @throws {UnknownOutcome} when no answer came, or a 5xx
   */
  async send(method, path, { body, headers, api = this.scene.random.between(0, 1), cookie = this.cookie } = {}) {
    const { gates, journal, canaries } = this.scene;
    const { url } = gates[api];
    const began = performance.now();
    const note = (status) =>
      journal.answers.push({ api, status, began, ended: performance.now(), what: `${method} ${path}` });
    let response, text;
    try {
      response = await fetch(url + path, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_MS),
        headers: {
          origin: url,
          'x-forwarded-for': this.address,
          ...(body && { 'content-type': 'application/json' }),
          ...(cookie && { cookie }),
          ...headers,
        },
        body: body && JSON.stringify(body),
      });
      text = await response.text();
    } catch (error) {
      note(0);
      throw new UnknownOutcome(error.cause?.code ?? error.name);
    }
    note(response.status);
    canaries.inspect(text, this.name, `${method} ${path}`);
    if (response.status >= 500) throw new UnknownOutcome(`${response.status} ${text.slice(0, 200)}`);
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      text,
      body: isJson && text ? JSON.parse(text) : undefined,
      cookie: response.headers.getSetCookie()[0]?.split(';')[0],
    };
  }
}
