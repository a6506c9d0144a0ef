import { constants } from 'node:os';
import { startServer } from './process/group.mjs';

/** Runs a script of the built server and answers with its exit code. */
export async function runServer(entry, args = []) {
  const server = startServer(['--enable-source-maps', `dist/server/${entry}.js`, ...args]);
  const [code, signal] = await server.ended;
  return code ?? 128 + constants.signals[signal];
}
