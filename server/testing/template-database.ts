import pg from 'pg';
import { migrate } from '../database/run-migrations.js';

export const databaseUrl = (serverUrl: string, name: string) =>
  Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;

/** Makes and migrates the database that every test database is copied from. */
export async function makeTemplate(serverUrl: string, template: string): Promise<void> {
  await onServer(serverUrl, `CREATE DATABASE ${template} ENCODING 'UTF8' TEMPLATE template0`);
  await migrate(databaseUrl(serverUrl, template));
}

/** A copy of the template; takes some 50 ms. */
export async function copyTemplate(serverUrl: string, template: string, name: string): Promise<string> {
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  return databaseUrl(serverUrl, name);
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/** Drops the template and what copies of it are left. */
export async function dropDatabases(serverUrl: string, template: string): Promise<void> {
  const names = await onServer(serverUrl, `SELECT datname FROM pg_database WHERE datname LIKE '${template}%'`);
  for (const { datname } of names) await dropDatabase(serverUrl, datname as string);
}

async function onServer(serverUrl: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
