import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { TestApi } from './test-api.js';
import { type Scene, writeScenarios } from './write-scenarios.js';

const asks = new Set(['GET', 'HEAD', 'OPTIONS']);

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start({
    OPERATORS: 'operator@example.org',
    GOOGLE_CLIENT_ID: 'client',
    GOOGLE_CLIENT_SECRET: 'secret',
  });
});
afterAll(() => api.stop());

describe('every change and every sign-in is an event', () => {
  it('and every operation that is one is tried here', () => {
    expect(Object.keys(writeScenarios).sort()).toEqual(readWrites().sort());
  });

  const telling = Object.entries(writeScenarios).filter(([, scenario]) => 'emits' in scenario);

  it.each(telling)('%s', async (name, scenario) => {
    if (!('emits' in scenario)) return;
    const scene = await makeScene();
    const { client = scene.person, ids = {}, query = '', body } = await scenario.prepare(scene);
    const since = await latestEvent();
    const [method = '', template = ''] = name.split(' ');
    const known: Record<string, string> = { ledgerId: scene.person.user.ledgers[0]?.id as string, ...ids };
    const path = template.replace(/\{(\w+)\}/g, (_, id: string) => known[id] ?? '') + query;
    const answer = await client.send(method, path, body ? { body } : {});
    expect([answer.status, answer.status < 300 ? null : answer.body]).toEqual([answer.status, null]);
    expect((await eventsSince(since)).sort()).toEqual([...scenario.emits].sort());
  });
});

function readWrites(): string[] {
  const { paths } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
    paths: Record<string, object>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .map((method) => method.toUpperCase())
      .filter((method) => !asks.has(method))
      .map((method) => `${method} ${path}`),
  );
}

async function makeScene(): Promise<Scene> {
  const person = await api.client().register();
  const { body } = await person.record();
  return { api, person, email: person.user.email, expenseId: body.id };
}

async function latestEvent(): Promise<string> {
  const [{ id }] = await api.database.query('SELECT coalesce(max(id), 0) AS id FROM outbox');
  return id;
}

/** Without what became of mails and of readings: they are done when they are. */
async function eventsSince(id: string): Promise<string[]> {
  const rows: { type: string }[] = await api.database.query(
    `SELECT type FROM outbox WHERE id > $1 AND type NOT IN ('email.sent', 'email.failed', 'receipt.read', 'receipt.failed')`,
    [id],
  );
  return rows.map(({ type }) => type);
}
