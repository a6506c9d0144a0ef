import { type Answer, TestClient } from './test-client.js';

/** A client that says, as a proxy would, that its requests come from `address`; believed where TRUST_PROXY names it. */
export class AddressedClient extends TestClient {
  constructor(
    baseUrl: string,
    readonly address: string,
  ) {
    super(baseUrl);
  }

  override send<T = Record<string, unknown>>(
    method: string,
    path: string,
    options: Parameters<TestClient['send']>[2] = {},
  ): Promise<Answer<T>> {
    return super.send<T>(method, path, {
      ...options,
      headers: { 'x-forwarded-for': this.address, ...options.headers },
    });
  }

  signIn(email: string, password: string): Promise<Answer<Record<string, unknown>>> {
    return this.post('/api/auth/login', { email, password });
  }
}
