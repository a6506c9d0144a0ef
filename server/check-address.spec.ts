import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { checkAddress } from './check-address.js';

describe('the address to listen on', () => {
  it('is accepted when it is free, and left free', async () => {
    await checkAddress({ host: '127.0.0.1', port: 0 });
  });

  it('is refused when something listens there', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    await expect(checkAddress({ host: '127.0.0.1', port })).rejects.toThrow(`Port ${port} is taken`);
    blocker.close();
  });

  it.each([
    ['203.0.113.7', /This machine has no address 203\.0\.113\.7/],
    ['not-a-host.invalid', /HOST=not-a-host\.invalid is not an address/],
  ])('is refused when it is %s', async (host, message) => {
    await expect(checkAddress({ host, port: 0 })).rejects.toThrow(message);
  });
});
