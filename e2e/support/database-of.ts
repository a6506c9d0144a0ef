import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the product that runs in `folder` keeps its own PostgreSQL. */
export async function databaseOf(folder: string): Promise<string> {
  const { databasePassword } = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8')) as {
    databasePassword: string;
  };
  // The fourth line is the port: https://www.postgresql.org/docs/current/storage-file-layout.html
  const port = (await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[3];
  return `postgres://spendwise:${databasePassword}@127.0.0.1:${port}/spendwise`;
}
