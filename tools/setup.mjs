// `node tools/setup.mjs <folder> [host]`: makes the secrets that docker-compose.yml hands to its services, one file each,
// readable by the one service that needs it. What is there already keeps its content, so it may run before every start.
// `host` is where PostgreSQL and RabbitMQ listen; without it they are the services of docker-compose.yml.
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const READ_BY_OWNER = 0o400;
const SECRET_BYTES = 32;

/** Numbers of the users in the images: they are the same in every release. The entrypoint of PostgreSQL reads as root. */
const ROOT = 0;
const RABBITMQ = 999;
const NODE = 1000;

/** Creates `path` complete or not at all, and leaves it alone when it exists. Answers whether it was made. */
function createFile(path, content) {
  const temporary = `${path}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  const file = openSync(temporary, 'wx', READ_BY_OWNER);
  try {
    writeSync(file, `${content}\n`);
    fsyncSync(file);
    // Unlike a rename, a link never takes the place of what is there.
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    closeSync(file);
    rmSync(temporary, { force: true });
  }
}

function setUp(folder, host) {
  const made = [];
  const secret = (name, owner, content) => {
    const path = join(folder, name);
    if (createFile(path, content)) made.push(name);
    // Also for what was there: a copy brought back from a backup may have lost its owner.
    if (process.getuid?.() === ROOT) chownSync(path, owner, owner);
    return path;
  };
  const random = () => randomBytes(SECRET_BYTES).toString('hex');
  const password = (name) => readFileSync(secret(name, ROOT, random()), 'utf8').trim();

  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const postgres = password('postgres-password');
  const rabbitmq = password('rabbitmq-password');
  secret('session-secret', NODE, random());
  secret('database-url', NODE, `postgres://spendwise:${postgres}@${host ?? 'postgres'}:5432/spendwise`);
  secret('rabbitmq-url', NODE, `amqp://spendwise:${rabbitmq}@${host ?? 'rabbitmq'}:5672`);
  secret('rabbitmq.conf', RABBITMQ, `default_user = spendwise\ndefault_pass = ${rabbitmq}`);
  return made;
}

const [folder, host] = process.argv.slice(2);
try {
  if (!folder) throw new Error('Say where the secrets go: node tools/setup.mjs <folder> [host]');
  const made = setUp(folder, host);
  process.stdout.write(
    made.length > 0 ? `Made in ${folder}: ${made.join(', ')}\n` : `Nothing is missing in ${folder}\n`,
  );
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
