import { buildServer } from '../builds.mjs';
import { prepare } from '../prepare.mjs';
import { runServer } from '../server.mjs';

/** `run`, `revert` or `generate <name>`, done by the server's own code. */
export async function run(args) {
  await prepare([buildServer]);
  return runServer('database/migrate', args);
}
