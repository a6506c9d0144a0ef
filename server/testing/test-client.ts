import type { Expense, NewExpense } from '../expense/expense.dto.js';
import type { User } from '../user/user.dto.js';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

interface Options {
  /** Sent as JSON, but text and forms as they are. */
  body?: unknown;
  headers?: Record<string, string>;
}

let registered = 0;

/** A browser's worth of HTTP: keeps the session cookie and sends its own origin. */
export class TestClient {
  cookie: string | undefined;
  user: User;

  constructor(readonly baseUrl: string) {}

  /** Path of the ledger made at registration. */
  get ledger(): string {
    return `/api/ledgers/${this.user.ledgers[0]?.id}`;
  }

  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    { body, headers }: Options = {},
  ): Promise<Answer<T>> {
    const isForm = body instanceof FormData;
    const isAsItIs = isForm || typeof body === 'string';
    const response = await fetch(this.baseUrl + path, {
      method,
      redirect: 'manual',
      headers: {
        origin: this.baseUrl,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isAsItIs ? body : JSON.stringify(body) }),
    });
    this.keepCookie(response);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
  }

  get<T = Record<string, unknown>>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, { headers });
  }

  post<T = Record<string, unknown>>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send<T>('POST', path, { body });
  }

  async register(overrides: Record<string, unknown> = {}): Promise<this> {
    const email = `person-${process.pid}-${(registered += 1)}@example.org`;
    const { status, body } = await this.post<{ user: User }>('/api/auth/register', {
      email,
      password: 'correct horse battery',
      ...overrides,
    });
    if (status !== 201) throw new Error(`registration answered ${status}: ${JSON.stringify(body)}`);
    this.user = body.user;
    return this;
  }

  /** The id of a category of the starting set. */
  async categoryId(name = 'Food'): Promise<string> {
    const { body } = await this.get<{ items: { id: string; name: string }[] }>(`${this.ledger}/categories`);
    const category = body.items.find((item) => item.name === name);
    if (!category) throw new Error(`no category ${name}`);
    return category.id;
  }

  async record(overrides: Partial<NewExpense> = {}): Promise<Answer<Expense>> {
    const categoryId = overrides.categoryId ?? (await this.categoryId());
    return this.post<Expense>(`${this.ledger}/expenses`, {
      spentOn: '2026-11-23',
      title: 'Lunch',
      amount: '12.34',
      ...overrides,
      categoryId,
    });
  }

  private keepCookie(response: Response): void {
    for (const header of response.headers.getSetCookie()) {
      const [pair = ''] = header.split(';');
      this.cookie = pair.endsWith('=') ? undefined : pair;
    }
  }
}
