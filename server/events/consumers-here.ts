import { ConfigError } from '../config/config-error.js';
import type { Config } from '../config/config.js';
import { type Consumer, consumers } from './consumers.js';

/**
 * The consumers that this process runs. LISTEN chooses among them in a listener process alone: without a broker there is
 * no other process that could run the rest.
 * @throws ConfigError for a name that no consumer has.
 */
export function consumersHere({ rabbitmqUrl, listen }: Pick<Config, 'rabbitmqUrl' | 'listen'>): Consumer[] {
  if (!rabbitmqUrl || !listen) return consumers;
  const names = consumers.map(({ name }) => name);
  const unknown = listen.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new ConfigError(`LISTEN names ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  }
  return consumers.filter(({ name }) => listen.includes(name));
}
