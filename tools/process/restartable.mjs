import { startServer } from './group.mjs';
import { sayAs } from './lines.mjs';

/** A server that `restart` starts, or stops and starts again; calls that come meanwhile become one restart. */
export function restartable(label, args) {
  let current;
  let isRestarting = false;
  let again = false;

  async function restart() {
    again = isRestarting;
    if (isRestarting) return;
    isRestarting = true;
    do {
      again = false;
      await current?.stop('SIGTERM');
      current = startServer(args, ['ignore', 'pipe', 'pipe', 'ipc']);
      sayAs(label, current.child);
    } while (again);
    isRestarting = false;
  }
  return { restart };
}
