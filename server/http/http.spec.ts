import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});
afterAll(() => api.stop());

describe('every answer', () => {
  it.each(['/api/me', '/api/auth/providers', '/health/live', '/api/nothing', '/api/openapi.json'])(
    'carries the strict headers: %s',
    async (path) => {
      const { headers } = await api.client().get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`default-src 'none'`);
      expect(policy).toContain(`frame-ancestors 'none'`);
      expect(policy).not.toMatch(/unsafe-|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('under /api is kept by nobody', async () => {
    for (const path of ['/api/me', '/api/auth/providers', '/api/me/x.css']) {
      expect((await api.client().get(path)).headers.get('cache-control')).toContain('no-store');
    }
  });
});

describe('an error', () => {
  it('of an unknown address is a problem, whatever it looks like', async () => {
    for (const path of ['/api/nothing', '/api/me/x.css', '/health/nothing', '/api']) {
      const { status, headers, body } = await api.client().get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(body).toMatchObject({
        type: 'about:blank',
        status: 404,
        code: 'not_found',
        requestId: expect.any(String),
      });
    }
  });

  it.each([
    ['text/plain', '{}', 415, 'is not application/json'],
    ['application/x-www-form-urlencoded', 'email=a', 415, 'is not application/json'],
    ['multipart/form-data; boundary=x', '--x--', 415, 'is not application/json'],
    ['application/json', '', 400, 'is empty'],
    ['application/json', '{', 400, 'is not valid JSON'],
    ['application/json', '{"__proto__": {}}', 400, 'holds a key that is not allowed'],
    ['application/json', JSON.stringify('x'.repeat(70_000)), 413, 'is larger than 64 kB'],
  ])('of a body as %s (%.20j) is a problem', async (type, body, status, message) => {
    const answer = await api.client().send('POST', '/api/auth/register', { body, headers: { 'content-type': type } });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, code: expect.any(String), errors: [{ field: 'body', message }] });
  });

  it('of ours tells nothing about the inside', async () => {
    const person = await api.client().register();
    await api.database.query('ALTER TABLE expenses RENAME TO expenses_away');
    const { status, body } = await person.get(`${person.ledger}/expenses`);
    await api.database.query('ALTER TABLE expenses_away RENAME TO expenses');
    expect(status).toBe(500);
    expect(body).toMatchObject({
      code: 'internal_error',
      detail: 'Something went wrong on the server. It has been logged.',
    });
    expect(JSON.stringify(body)).not.toMatch(/expenses|relation|SELECT|\.ts/);
    expect((await person.get(`${person.ledger}/expenses`)).status).toBe(200);
  });

  it('does not let a path or a query reach for more than it may', async () => {
    for (const path of ['/api/../secrets.json', '/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json']) {
      expect(await rawGet(path)).not.toContain('"spendwise"');
    }
  });
});

describe('the API document', () => {
  interface Operation {
    summary?: string;
    description?: string;
    responses: Record<string, unknown>;
    'x-access'?: 'public' | 'session';
  }

  it('describes every operation and its errors', () => {
    const document = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      paths: Record<string, Record<string, Operation>>;
    };
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })),
    );
    expect(operations.length).toBeGreaterThan(10);
    expect(operations.filter(({ summary, description }) => !summary && !description).map(({ name }) => name)).toEqual(
      [],
    );
    const withoutErrors = operations.filter(
      (operation) => operation['x-access'] !== 'public' && !operation.responses['401'],
    );
    expect(withoutErrors.map(({ name }) => name)).toEqual([]);
  });

  it('tells of the same operations as the one that is committed', async () => {
    const { body } = await api.client().get<{ paths: object }>('/api/openapi.json');
    const committed = JSON.parse(readFileSync('openapi.json', 'utf8')) as { paths: object };
    expect(Object.keys(body.paths)).toEqual(Object.keys(committed.paths));
  });

  it('is shown by Swagger UI', async () => {
    const { status, body } = await api.client().get<string>('/api/docs');
    expect(status).toBe(200);
    expect(body).toContain('swagger-ui');
  });
});

describe('readiness', () => {
  it('names its parts', async () => {
    const { status, body } = await api.client().get('/health/ready');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', database: 'up', events: 'up', cache: 'up' });
  });
});

/** Without the client-side tidying of `fetch`. */
function rawGet(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(api.url);
    request({ hostname, port, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString()));
    })
      .on('error', reject)
      .end();
  });
}
