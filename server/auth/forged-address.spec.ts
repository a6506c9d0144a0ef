import { expect, it } from '@jest/globals';
import { AddressedClient } from '../testing/addressed-client.js';
import { TestApi } from '../testing/test-api.js';

it('A7: an address that a client makes up changes nothing while no proxy is trusted', async () => {
  const api = await TestApi.start();
  const statuses = [];
  for (let attempt = 0; attempt < 101; attempt += 1) {
    const client = new AddressedClient(api.url, `203.0.113.${attempt}`);
    statuses.push((await client.signIn(`somebody-${attempt}@example.org`, 'wrong horse')).status);
  }
  await api.stop();
  expect(statuses).toEqual([...Array<number>(100).fill(401), 429]);
});
