import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('setup.mjs', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'spendwise-setup-'));
after(() => rmSync(scratch, { recursive: true }));

const setUp = (...args) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
const readAll = (folder) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8').trim()]));

test('a first run makes every secret, and addresses that hold the same passwords', () => {
  const folder = join(scratch, 'new', 'folder');
  assert.equal(setUp(folder).status, 0);
  const files = readAll(folder);
  const { 'postgres-password': postgres, 'rabbitmq-password': rabbitmq } = files;
  for (const secret of [postgres, rabbitmq, files['session-secret']]) assert.match(secret, /^[0-9a-f]{64}$/);
  assert.equal(new Set([postgres, rabbitmq, files['session-secret']]).size, 3);
  assert.equal(files['database-url'], `postgres://spendwise:${postgres}@postgres:5432/spendwise`);
  assert.equal(files['rabbitmq-url'], `amqp://spendwise:${rabbitmq}@rabbitmq:5672`);
  assert.equal(files['rabbitmq.conf'], `default_user = spendwise\ndefault_pass = ${rabbitmq}`);
  assert.equal(Object.keys(files).length, 6);
});

test('each file may be read by its own service alone', () => {
  const folder = join(scratch, 'modes');
  setUp(folder);
  const owners = { 'postgres-password': 0, 'rabbitmq.conf': 999, 'session-secret': 1000, 'database-url': 1000 };
  const self = process.getuid?.();
  for (const [name, owner] of Object.entries(owners)) {
    const { mode, uid } = statSync(join(folder, name));
    assert.equal(mode & 0o777, 0o400, name);
    // Only root can give a file away.
    assert.equal(uid, self === 0 ? owner : self, name);
  }
});

test('a second run changes nothing and says so', () => {
  const folder = join(scratch, 'twice');
  setUp(folder);
  const before = readAll(folder);
  const { status, stdout } = setUp(folder);
  assert.equal(status, 0);
  assert.match(stdout, /Nothing is missing/);
  assert.deepEqual(readAll(folder), before);
});

test('what is missing is made to fit what is there', () => {
  const folder = mkdtempSync(join(scratch, 'part-'));
  writeFileSync(join(folder, 'postgres-password'), 'chosen-by-hand\n', { mode: 0o600 });
  chmodSync(folder, 0o700);
  const { stdout } = setUp(folder, 'localhost');
  const files = readAll(folder);
  assert.equal(files['postgres-password'], 'chosen-by-hand');
  assert.equal(files['database-url'], 'postgres://spendwise:chosen-by-hand@localhost:5432/spendwise');
  assert.doesNotMatch(stdout, /postgres-password/);
});

test('no secret is printed', () => {
  const folder = join(scratch, 'quiet');
  const { stdout, stderr } = setUp(folder);
  for (const content of Object.values(readAll(folder))) assert.ok(!(stdout + stderr).includes(content));
});

test('a folder that cannot be made, or none at all, is one sentence and a failure', () => {
  writeFileSync(join(scratch, 'file'), '');
  for (const { status, stderr } of [setUp(join(scratch, 'file', 'below')), setUp()]) {
    assert.equal(status, 1);
    assert.equal(stderr.trim().split('\n').length, 1);
  }
});
