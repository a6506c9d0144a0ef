import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** How to run npm without a shell: the npm that runs this script, or the one beside Node, or the one in the PATH. */
export function npm(args) {
  const { npm_execpath: running = '', npm_node_execpath: node = process.execPath } = process.env;
  const folder = dirname(process.execPath);
  const places = [join(folder, 'node_modules'), join(folder, '..', 'lib', 'node_modules')];
  const candidates = [running, ...places.map((place) => join(place, 'npm', 'bin', 'npm-cli.js'))];
  const script = candidates.find((path) => basename(path) === 'npm-cli.js' && existsSync(path));
  return script ? [node, script, ...args] : ['npm', ...args];
}
