import { buildServer } from '../builds.mjs';
import { prepare } from '../prepare.mjs';
import { withLock } from '../lock.mjs';
import { endOf, startCommand } from '../process/group.mjs';
import { eachLine, sayAs } from '../process/lines.mjs';
import { restartable } from '../process/restartable.mjs';
import { commandOf, nodeBinary } from '../project.mjs';

const COMPILED = /Found 0 errors/;

function watch(label, args, env = {}) {
  const group = startCommand(nodeBinary(), args, { env: { ...process.env, ...env } });
  sayAs(label, group.child);
  return group;
}

/** The server and the client, each rebuilt on change, until one Ctrl-C. The page is the one that `ng serve` names. */
export async function run() {
  await prepare([]);
  await withLock(() => buildServer.clean());
  const server = restartable('[server]', ['--enable-source-maps', 'dist/server/main.js']);
  const compiler = watch('[server]', [commandOf('@nestjs/cli', 'nest'), 'build', '--watch', '--preserveWatchOutput']);
  eachLine(compiler.child, (line) => COMPILED.test(line) && server.restart());
  const serve = [commandOf('@angular/cli', 'ng'), 'serve', '--proxy-config', 'client/proxy.conf.mjs'];
  const client = watch('[client]', serve, { NG_CLI_ANALYTICS: 'false' });
  // Either watcher ends only when it cannot go on.
  await Promise.race([endOf(compiler), endOf(client)]);
  return 1;
}
