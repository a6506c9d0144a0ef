import { randomUUID } from 'node:crypto';

/** A new account of a running product, used as a browser would: with its cookie and from its own origin. */
export class Account {
  #url;
  #cookie = '';
  #ledger = '';

  constructor(url) {
    this.#url = url;
  }

  async register() {
    const email = `statement-${randomUUID()}@example.org`;
    const { user } = await this.send('POST', '/api/auth/register', { email, password: 'correct horse battery' });
    this.#ledger = `/api/ledgers/${user.ledgers[0].id}`;
  }

  /** The ids of the categories by name; those that the ledger does not have yet are made. */
  async categoryIds(names) {
    const { items } = await this.inLedger('GET', '/categories');
    const known = new Map(items.map(({ name, id }) => [name.toLowerCase(), id]));
    const ids = new Map();
    for (const name of names) {
      const id = known.get(name.toLowerCase()) ?? (await this.inLedger('POST', '/categories', { name })).id;
      ids.set(name, id);
    }
    return ids;
  }

  inLedger(method, path, body) {
    return this.send(method, this.#ledger + path, body);
  }

  /** Every item of a list, read page by page. */
  async readAll(path) {
    const items = [];
    for (let page = 1; ; page += 1) {
      const answer = await this.send('GET', `${path}${path.includes('?') ? '&' : '?'}pageSize=100&page=${page}`);
      items.push(...answer.items);
      if (answer.items.length === 0 || items.length >= answer.total) return { ...answer, items };
    }
  }

  readAllInLedger(path) {
    return this.readAll(this.#ledger + path);
  }

  async send(method, path, body) {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        origin: this.#url,
        ...(this.#cookie && { cookie: this.#cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.#cookie = cookie.split(';')[0];
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }
}
