import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.js';

const mayComeFromFile = [
  'DATABASE_URL',
  'REDIS_URL',
  'RABBITMQ_URL',
  'SMTP_URL',
  'SESSION_SECRET',
  'GOOGLE_CLIENT_SECRET',
  'OIDC_CLIENT_SECRET',
  'METRICS_TOKEN',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
];

/** Docker and systemd hand secrets over as files: `DATABASE_URL_FILE=/run/secrets/database` stands for DATABASE_URL. */
export function withSecretFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const resolved = { ...environment };
  for (const name of mayComeFromFile) {
    const path = environment[`${name}_FILE`];
    if (path) resolved[name] = readSecret(`${name}_FILE`, path);
  }
  return resolved;
}

function readSecret(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`${name} names ${path}, which cannot be read: ${(error as Error).message}`);
  }
}
