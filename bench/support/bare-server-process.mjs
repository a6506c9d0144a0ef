import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starts bare-server.mjs for a statement, `{text, values}`. */
export async function startBareServer(databaseUrl, statement) {
  const child = fork(fileURLToPath(new URL('bare-server.mjs', import.meta.url)), {
    env: { ...process.env, DATABASE_URL: databaseUrl, STATEMENT: JSON.stringify(statement) },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /ready: (\S+)/.exec(line) ?? [];
    if (url) return { url, stop: () => child.disconnect() };
  }
  throw new Error('the bare server did not start');
}
