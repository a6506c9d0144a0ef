import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort, findProgram, type PrivateService, spawnGroup, startPrivateService } from './private-service.js';

const program = findProgram(
  '/usr/lib/rabbitmq/bin/rabbitmq-server',
  '/usr/local/sbin/rabbitmq-server',
  '/opt/homebrew/sbin/rabbitmq-server',
);

/** Whether a RabbitMQ can be started here; if not, its tests are reported as skipped: install rabbitmq-server. */
export const hasRabbitmq = program !== undefined;

export interface RabbitmqServer extends PrivateService {
  /** Runs rabbitmqctl on it, such as `set_disk_free_limit 50MB`. */
  control(...args: string[]): Promise<void>;
}

/** A broker with its own node name, ports and folders, beside any that runs already. */
export async function startRabbitmq(): Promise<RabbitmqServer> {
  const distributionPort = await findFreePort();
  const port = await findFreePort();
  let env: NodeJS.ProcessEnv = {};
  const service = await startPrivateService({
    port,
    url: () => `amqp://guest:guest@127.0.0.1:${port}`,
    spawn: (_port, folder) => {
      env = {
        ...process.env,
        HOME: folder,
        RABBITMQ_NODENAME: `spendwise-test-${port}@localhost`,
        RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
        RABBITMQ_NODE_PORT: String(port),
        RABBITMQ_DIST_PORT: String(distributionPort),
        RABBITMQ_MNESIA_BASE: `${folder}/mnesia`,
        RABBITMQ_LOG_BASE: `${folder}/log`,
        RABBITMQ_ENABLED_PLUGINS_FILE: `${folder}/enabled_plugins`,
        RABBITMQ_CONF_ENV_FILE: '/dev/null',
        RABBITMQ_CONFIG_FILE: `${folder}/rabbitmq`,
      };
      return spawnGroup(program as string, [], env);
    },
  });
  return {
    ...service,
    control: async (...args) => {
      await promisify(execFile)(join(dirname(program as string), 'rabbitmqctl'), args, { env, timeout: 60_000 });
    },
  };
}
