import { findFreePort, findProgram, type PrivateService, spawnGroup, startPrivateService } from './private-service.js';

const program = findProgram('/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server');

/** Whether a Redis can be started here; if not, its tests are reported as skipped: install redis-server. */
export const hasRedis = program !== undefined;

export async function startRedis(): Promise<PrivateService> {
  return startPrivateService({
    port: await findFreePort(),
    url: (port) => `redis://127.0.0.1:${port}`,
    spawn: (port, folder) =>
      spawnGroup(program as string, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]),
  });
}
