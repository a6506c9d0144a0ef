import { TcpProxy } from './tcp-proxy.js';
import { createTestDatabase } from './test-database.js';

/** A database of this spec's own behind a line that can be cut and frozen; `directUrl` goes around it. */
export interface ProxiedDatabase {
  url: string;
  directUrl: string;
  line: TcpProxy;
  drop(): Promise<void>;
}

export async function createProxiedDatabase(): Promise<ProxiedDatabase> {
  const { url: directUrl, drop } = await createTestDatabase();
  const { hostname, port } = new URL(directUrl);
  const line = new TcpProxy({ host: hostname, port: Number(port || 5432) });
  await line.open();
  const url = Object.assign(new URL(directUrl), { hostname: '127.0.0.1', port: line.port }).href;
  const dropAll = async () => {
    await line.cut();
    await drop();
  };
  return { url, directUrl, line, drop: dropAll };
}
