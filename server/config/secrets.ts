import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error.js';

const secretsSchema = z.object({ sessionSecret: z.string().min(64), databasePassword: z.string().min(32) });

/** `sessionSecret`: 32 random bytes as hexadecimal, signs cookies. `databasePassword`: of the embedded PostgreSQL. */
export type Secrets = z.infer<typeof secretsSchema>;

/** Reads `secrets.json` (mode 600) in the data folder, or makes it on the first start. */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const text = readIfPresent(path);
  if (text === null) return createSecrets(dataDir, path);
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch {
    throw new ConfigError(
      `${path} is damaged. Restore it from a backup; or delete it, and everybody has to sign in again ` +
        '(an embedded database keeps its old password, so restore that folder too).',
    );
  }
}

function createSecrets(dataDir: string, path: string): Secrets {
  const secrets = {
    sessionSecret: randomBytes(32).toString('hex'),
    databasePassword: randomBytes(24).toString('hex'),
  };
  try {
    mkdirSync(dataDir, { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    renameSync(temporary, path);
    chmodSync(path, 0o600);
  } catch (error) {
    throw new ConfigError(
      `SpendWise cannot write to its data folder ${dataDir} (${(error as NodeJS.ErrnoException).code}). ` +
        'Free some space or make the folder writable, or set DATA_DIR to another folder.',
    );
  }
  return secrets;
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new ConfigError(`${path} cannot be read: ${(error as Error).message}`);
  }
}
