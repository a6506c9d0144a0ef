import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import type { PrivateService } from '../testing/private-service.js';
import { hasRabbitmq, startRabbitmq } from '../testing/rabbitmq-server.js';
import { aPdf } from '../testing/receipt-samples.js';
import { upload } from '../testing/receipt-scene.js';
import { TestApi, testConfig } from '../testing/test-api.js';
import type { TestClient } from '../testing/test-client.js';
import { createTestDatabase } from '../testing/test-database.js';
import { TestListener } from '../testing/test-listener.js';
import type { ReceiptPage } from './receipt.dto.js';

jest.setTimeout(240_000);
const describeWithRabbitmq = hasRabbitmq ? describe : describe.skip;

describeWithRabbitmq('receipts read by listener processes (needs rabbitmq-server)', () => {
  let broker: PrivateService;
  let database: { url: string; drop: () => Promise<void> };
  let api: TestApi;
  let person: TestClient;
  let listeners: TestListener[] = [];

  beforeAll(async () => {
    [broker, database] = await Promise.all([startRabbitmq(), createTestDatabase()]);
    api = await TestApi.start({ DATABASE_URL: database.url, RABBITMQ_URL: broker.url, RABBITMQ_PREFIX: 'spendwise' });
    person = await api.client().register();
  });
  afterEach(async () => {
    await Promise.all(listeners.map((listener) => listener.end('SIGKILL')));
    listeners = [];
  });
  afterAll(async () => {
    await api.stop();
    await broker.remove();
    await database.drop();
  });

  it('are read, each once, when the listener is killed in the middle again and again', async () => {
    const count = 5;
    for (let index = 0; index < count; index += 1) {
      const text = `COFFEE HOUSE ${index}  2026-11-20  TOTAL 12.3${index}`;
      expect((await upload(person, aPdf({ text, size: [600, 300] }), 'bill.pdf')).status).toBe(201);
    }
    for (let round = 0; round < 2; round += 1) {
      const victim = await startListener();
      await eventually(async () => expect((await list('reading')).total).toBe(1), 90_000);
      await victim.end('SIGKILL');
    }
    await startListener();
    await eventually(async () => {
      const [uploaded, reading] = [await list('uploaded'), await list('reading')];
      expect([uploaded.total, reading.total]).toEqual([0, 0]);
    }, 120_000);
    const { items } = await list();
    expect(items.map(({ status, error }) => [status, error])).toEqual(Array(count).fill(['read', null]));
    expect(items.map(({ fields }) => fields.total?.value).sort()).toEqual([
      '12.30',
      '12.31',
      '12.32',
      '12.33',
      '12.34',
    ]);
    expect(items.some(({ attempts }) => attempts > 1)).toBe(true);
    const told = await api.database.query(
      `SELECT count(*)::int AS events, count(DISTINCT data #>> '{receipt,id}')::int AS receipts
         FROM outbox WHERE type = 'receipt.read'`,
    );
    expect(told).toEqual([{ events: count, receipts: count }]);
  });

  it('leave nothing for good in the folder for temporary files of a listener that was killed', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'spendwise-listener-'));
    const folder = testConfig({ DATA_DIR: dataDir }).temporaryReceiptsFolder;
    const makeFolder = async (name: string, minutesAgo: number) => {
      await mkdir(join(folder, name), { recursive: true });
      const time = new Date(Date.now() - minutesAgo * 60_000);
      await utimes(join(folder, name), time, time);
    };
    await makeFolder('reading-left', 31);
    await makeFolder('reading-in-use', 1);
    await startListener(dataDir);
    await eventually(async () => expect(await readdir(folder)).toEqual(['reading-in-use']));
    await rm(dataDir, { recursive: true });
  });

  const list = async (status?: string) =>
    (await person.get<ReceiptPage>(`${person.ledger}/receipts${status ? `?status=${status}` : ''}`)).body;

  async function startListener(dataDir = api.config.dataDir): Promise<TestListener> {
    const listener = await TestListener.start({
      DATABASE_URL: database.url,
      RABBITMQ_URL: broker.url,
      SESSION_SECRET: 'test-secret-0123456789-abcdefghijklmnop',
      EVENT_RETRY_DELAYS_MS: '100,200',
      DATA_DIR: dataDir,
    });
    listeners.push(listener);
    return listener;
  }
});
