import { prepare } from '../prepare.mjs';
import { runServer } from '../server.mjs';

export async function run() {
  await prepare();
  return runServer('main');
}
