import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventFlow } from '../events/event-flow.js';
import { eventually } from '../testing/eventually.js';
import { EventStream } from '../testing/event-stream.js';
import { TestApi } from '../testing/test-api.js';
import type { Answer, TestClient } from '../testing/test-client.js';

const token = 'metrics-0123456789-abcdefghijklmnop';

describe('the metrics', () => {
  let api: TestApi;
  let person: TestClient;

  beforeAll(async () => {
    api = await TestApi.start();
    person = await api.client().register();
  });
  afterAll(() => api.stop());

  it('are text for Prometheus, with those of the process', async () => {
    const { status, headers, body } = await read(api);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(body).toMatch(/^process_resident_memory_bytes \d+/m);
    expect(body).toMatch(/^# TYPE spendwise_http_requests_total counter$/m);
  });

  it('count and time answers by the template of the route, never by the address', async () => {
    const series = 'spendwise_http_requests_total{method="GET",route="/api/ledgers/:ledgerId/expenses",status="200"}';
    const before = valueOf((await read(api)).body, series) ?? 0;
    await person.get(`${person.ledger}/expenses?q=a-very-private-word`);
    await person.get(`${person.ledger}/expenses?page=0`);
    const { body } = await read(api);
    expect(valueOf(body, series)).toBe(before + 1);
    expect(valueOf(body, series.replace('200', '400'))).toBe(1);
    const times = 'spendwise_http_request_duration_seconds_count{method="GET",route="/api/ledgers/:ledgerId/expenses"}';
    expect(valueOf(body, times)).toBe(before + 2);
    expect(body).not.toContain('a-very-private-word');
    expect(body).not.toContain(person.user.ledgers[0]?.id);
  });

  it('count a stream when it ends, and do not time it', async () => {
    const other = api.client();
    await other.post('/api/auth/login', { email: person.user.email, password: 'correct horse battery' });
    await EventStream.open(other, '/api/activity/stream');
    expect((await other.post('/api/auth/logout')).status).toBe(204);
    const labels = '{method="GET",route="/api/activity/stream"';
    const body = await eventually(async () => {
      const text = (await read(api)).body;
      expect(valueOf(text, `spendwise_http_requests_total${labels},status="200"}`)).toBe(1);
      return text;
    });
    expect(body).not.toContain(`spendwise_http_request_duration_seconds_count${labels}}`);
  });

  it('have one series for all addresses that do not exist', async () => {
    for (const path of ['/api/nothing', '/api/nothing/else', '/wp-login.php']) await api.client().get(path);
    const { body } = await read(api);
    const missed = body.split('\n').filter((line) => /^spendwise_http_requests_total.*status="404"/.test(line));
    expect(missed).toHaveLength(1);
    expect(missed[0]).toMatch(/route="none".* 3$/);
  });

  it('tell that no event waits', async () => {
    await eventually(async () => {
      const { body } = await read(api);
      expect(valueOf(body, 'spendwise_outbox_unpublished_rows')).toBe(0);
      expect(valueOf(body, 'spendwise_outbox_oldest_unpublished_seconds')).toBe(0);
    });
  });

  it('count what the cache had', async () => {
    const counts = async () => {
      const { body } = await read(api);
      return ['hit', 'miss', 'bypass'].map((result) =>
        valueOf(body, `spendwise_cache_requests_total{result="${result}"}`),
      ) as [number, number, number];
    };
    const [hits, misses, bypasses] = await counts();
    for (let time = 0; time < 3; time += 1) await person.get(`${person.ledger}/expenses?q=counted`);
    expect(await counts()).toEqual([hits + 2, misses + 1, bypasses]);
  });

  it('tell of the queues, of what is parked, of mails, and of the events that passed', async () => {
    await eventually(async () => {
      const { body } = await read(api);
      const work = body.match(/^spendwise_queue_messages\{queue="[^"]*activity",state="ready"\} 0$/m);
      expect(work).not.toBeNull();
      expect(body).toMatch(/^spendwise_queue_consumers\{queue="[^"]*activity"\} 1$/m);
      expect(valueOf(body, 'spendwise_parked_messages')).toBe(0);
      expect(valueOf(body, 'spendwise_mails{status="sent"}')).toBeGreaterThan(0);
      expect(valueOf(body, 'spendwise_mails{status="bounced"}')).toBe(0);
    });
    // Which process has published the real ones is up to them.
    api.app.get(EventFlow).published.next(['thing.happened', 'thing.happened']);
    expect(valueOf((await read(api)).body, 'spendwise_events_total{type="thing.happened"}')).toBe(2);
  });

  it('are for this machine alone: nobody from another address, and nobody through a proxy', async () => {
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect((await read(api, { [header]: '127.0.0.1' })).status).toBe(404);
  });

  it('are no part of the document', async () => {
    const { body } = await person.get<{ paths: object }>('/api/openapi.json');
    expect(Object.keys(body.paths)).not.toContain('/metrics');
  });
});

describe('without a broker that answers', () => {
  it('the metrics tell how many events wait, and for how long', async () => {
    const api = await TestApi.start({ RABBITMQ_URL: 'amqp://127.0.0.1:1' });
    try {
      const person = await api.client().register();
      const before = valueOf((await read(api)).body, 'spendwise_outbox_unpublished_rows') as number;
      await person.record();
      api.clock.set('2026-11-24T18:01:30Z');
      const { body } = await read(api);
      expect(valueOf(body, 'spendwise_outbox_unpublished_rows')).toBe(before + 1);
      expect(valueOf(body, 'spendwise_outbox_oldest_unpublished_seconds')).toBe(90);
    } finally {
      await api.stop();
    }
  });
});

describe('where every address is listened on', () => {
  it('only the loopback address reads the metrics', async () => {
    const api = await TestApi.start();
    try {
      const ask = (remoteAddress: string) =>
        api.app.getHttpAdapter().getInstance().inject({ url: '/metrics', remoteAddress });
      for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
        expect((await ask(address)).statusCode).toBe(200);
      for (const address of ['192.168.1.5', '10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', '172.16.0.1'])
        expect((await ask(address)).statusCode).toBe(404);
    } finally {
      await api.stop();
    }
  });
});

describe('behind a proxy', () => {
  it.each([{ TRUST_PROXY: 'loopback' }, { PUBLIC_URL: 'https://money.example.org' }])(
    'that %j tells of, nobody reads the metrics without a token',
    async (settings) => {
      const api = await TestApi.start(settings);
      try {
        const refused = await read(api);
        const missing = await api.client().get('/nothing');
        expect(refused.status).toBe(404);
        expect({ ...(refused.body as unknown as object), requestId: '' }).toEqual({ ...missing.body, requestId: '' });
      } finally {
        await api.stop();
      }
    },
  );
});

describe('with a token', () => {
  it('whoever has it reads the metrics from anywhere, and nobody else does', async () => {
    const api = await TestApi.start({ METRICS_TOKEN: token, TRUST_PROXY: 'loopback' });
    try {
      for (const authorization of [undefined, token, `Bearer ${token}x`, 'Bearer ', `Basic ${token}`]) {
        const { status, headers } = await read(api, authorization === undefined ? {} : { authorization });
        expect([authorization, status, headers.get('www-authenticate')]).toEqual([
          authorization,
          401,
          expect.stringContaining('Bearer'),
        ]);
      }
      const answer = await read(api, { authorization: `Bearer ${token}`, 'x-forwarded-for': '198.51.100.7' });
      expect(answer.status).toBe(200);
    } finally {
      await api.stop();
    }
  });
});

function read(api: TestApi, headers: Record<string, string> = {}): Promise<Answer<string>> {
  return api.client().get<string>('/metrics', headers);
}

/** Undefined where there is no such series. */
function valueOf(metrics: string, series: string): number | undefined {
  const line = metrics.split('\n').find((text) => text.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}
