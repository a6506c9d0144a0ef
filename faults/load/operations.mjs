import { randomUUID } from 'node:crypto';

const DAY_MS = 86_400_000;
const READS = [
  '/expenses',
  '/expenses?sort=-amount&pageSize=50',
  '/expenses?sort=title',
  '/expenses/trash',
  '/categories',
];
const REPORTS = ['/reports/summary', '/reports/bubbles', '/reports/by-category', '/reports/by-month'];

/** How often each is chosen. */
export const weights = {
  record: 30,
  edit: 20,
  remove: 8,
  restore: 6,
  list: 12,
  report: 10,
  readOne: 6,
  activity: 4,
  rename: 2,
  signInAndOut: 2,
};

/**
 * What a lane does: `repeat` sends until the outcome is known, and tells whether it had to repeat. Each of these answers
 * "ok", or "refused" with what is wrong about that; an expense belongs to one lane, so a refusal is never right.
 */
export const operations = {
  async record(lane) {
    const { person, random, journal } = lane;
    const expense = {
      id: randomUUID(),
      spentOn: new Date(Date.now() - random.between(2, 200) * DAY_MS).toISOString().slice(0, 10),
      title: `${person.canary} ${lane.name} ${(lane.counter += 1)}`,
      amount: toAmount(random.between(1, 500_000)),
      categoryId: random.pick(person.categoryIds),
    };
    const { id, spentOn, title, amount } = expense;
    const known = {
      id,
      owner: person.name,
      title,
      amount,
      spentOn,
      version: 1,
      isDeleted: false,
      changes: { created: 1 },
      isSure: false,
    };
    journal.expenses.set(id, known);
    const { status, body, text } = await lane.repeat('POST', `${person.ledger}/expenses`, { body: expense });
    known.isSure = true;
    if (status !== 201) {
      journal.expenses.delete(id);
      return `${status} ${text}`;
    }
    lane.own.push(known);
    return sameAs(known, body);
  },

  async edit(lane) {
    const known = lane.pickOwn(({ isDeleted }) => !isDeleted);
    if (!known) return operations.record(lane);
    const { person, random } = lane;
    const amount = toAmount(random.between(500_001, 900_000) + (known.version % 2) * 500_000);
    const path = `${person.ledger}/expenses/${known.id}`;
    known.isSure = false;
    const { status, body, text, isRepeated } = await lane.repeat('PATCH', path, {
      body: { amount },
      headers: { 'if-match': `"${known.version}"` },
    });
    // The first attempt may have been the one that was carried out.
    const found = status === 412 && isRepeated ? (await lane.repeat('GET', path)).body : body;
    known.isSure = true;
    if (found?.version !== known.version + 1 || found.amount !== amount) return `${status} ${text}`;
    Object.assign(known, { version: known.version + 1, amount });
    return countChange(known, 'updated');
  },

  async remove(lane) {
    const known = lane.pickOwn(({ isDeleted }) => !isDeleted);
    if (!known) return operations.record(lane);
    known.isSure = false;
    const { status, text, isRepeated } = await lane.repeat('DELETE', `${lane.person.ledger}/expenses/${known.id}`, {
      headers: { 'if-match': `"${known.version}"` },
    });
    known.isSure = true;
    if (status !== 204 && !(status === 404 && isRepeated)) return `${status} ${text}`;
    Object.assign(known, { version: known.version + 1, isDeleted: true });
    return countChange(known, 'deleted');
  },

  async restore(lane) {
    const known = lane.pickOwn(({ isDeleted }) => isDeleted);
    if (!known) return operations.remove(lane);
    known.isSure = false;
    const { status, body, text } = await lane.repeat('POST', `${lane.person.ledger}/expenses/${known.id}/restore`);
    known.isSure = true;
    if (status !== 200) return `${status} ${text}`;
    Object.assign(known, { version: known.version + 1, isDeleted: false });
    countChange(known, 'restored');
    return sameAs(known, body);
  },

  list: (lane) => read(lane, `${lane.person.ledger}${lane.random.pick(READS)}`),
  report: (lane) => read(lane, `${lane.person.ledger}${lane.random.pick(REPORTS)}`),
  activity: (lane) => read(lane, lane.random.pick(['/api/activity', '/api/me', '/api/mail'])),

  /** What was confirmed to this lane is what it reads, whichever API it asks. */
  async readOne(lane) {
    const known = lane.pickOwn(({ isDeleted }) => !isDeleted);
    if (!known) return operations.record(lane);
    const { status, body, text } = await lane.repeat('GET', `${lane.person.ledger}/expenses/${known.id}`);
    return status === 200 ? sameAs(known, body) : `${status} ${text}`;
  },

  /** By one lane of a person alone, so that a repeated request changes nothing. */
  async rename(lane) {
    if (!lane.isFirst) return operations.list(lane);
    const { person, journal } = lane;
    const name = `${person.canary} ${(lane.counter += 1)}`;
    const { status, body, text } = await lane.repeat('PATCH', '/api/me', { body: { name } });
    if (status !== 200 || body.name !== name) return `${status} ${text}`;
    journal.count(person.name, 'user.updated', 'ok');
    return 'ok';
  },

  async signInAndOut(lane) {
    const { person, journal } = lane;
    const { status, cookie, text, attempts } = await lane.repeatWith(() => person.signIn());
    if (status !== 200) return `${status} ${text}`;
    journal.count(person.name, 'session.opened', 'ok');
    for (let lost = 1; lost < attempts; lost += 1) journal.count(person.name, 'session.opened', 'unknown');
    const seen = await lane.repeat('GET', '/api/me', { cookie });
    if (seen.status !== 200) return `${seen.status} with a new session`;
    const ended = await lane.repeat('POST', '/api/auth/logout', { cookie });
    if (ended.status !== 204 && !(ended.status === 401 && ended.isRepeated)) return `${ended.status} ${ended.text}`;
    journal.count(person.name, 'session.closed', 'ok');
    const { status: after } = await lane.repeat('GET', '/api/me', { cookie });
    return after === 401 ? 'ok' : `${after} after the end of the session`;
  },
};

async function read(lane, path) {
  const { status, text } = await lane.repeat('GET', path);
  return status === 200 ? 'ok' : `${status} ${text}`;
}

function countChange({ changes }, kind) {
  changes[kind] = (changes[kind] ?? 0) + 1;
  return 'ok';
}

function sameAs({ id, title, amount, spentOn, version }, body) {
  const isSame =
    body?.id === id &&
    body.title === title &&
    body.amount === amount &&
    body.spentOn === spentOn &&
    body.version === version;
  return isSame ? 'ok' : `answered ${JSON.stringify(body)} instead of ${title} ${amount} version ${version}`;
}

/** From minor units. */
const toAmount = (minor) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
