import { prepare } from '../prepare.mjs';
import { endOf, startCommand } from '../process/group.mjs';
import { jestCommand, jestEnv } from '../steps/jest.mjs';

/** Runs one suite (server, client or e2e) on this terminal; what follows its name goes to Jest. */
export async function run([suite, ...args]) {
  await prepare(suite === 'e2e' ? undefined : []);
  const [file, ...rest] = jestCommand(suite, args);
  return endOf(startCommand(file, rest, { stdout: 'inherit', env: { ...process.env, ...jestEnv(suite) } }));
}
