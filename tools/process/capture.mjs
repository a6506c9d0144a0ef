import { endOf, startCommand } from './group.mjs';

/** Runs a command and keeps what it prints: apart, and in `output` in the order in which it came. */
export async function capture(file, args, env = process.env) {
  const printed = { stdout: '', stderr: '', output: '' };
  const group = startCommand(file, args, { env });
  for (const name of ['stdout', 'stderr']) {
    group.child[name].setEncoding('utf8').on('data', (chunk) => {
      printed[name] += chunk;
      printed.output += chunk;
    });
  }
  const closed = new Promise((done) => group.child.once('close', done));
  const code = await endOf(group);
  await closed;
  return { code, ...printed };
}
