import { buildServer } from '../builds.mjs';
import { prepare } from '../prepare.mjs';
import { runServer } from '../server.mjs';

export async function run() {
  await prepare([buildServer]);
  return runServer('listener');
}
