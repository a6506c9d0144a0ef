import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { withLock } from './lock.mjs';

const folder = mkdtempSync(join(tmpdir(), 'spendwise-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const lockOf = (name, pid) => {
  const file = join(folder, name);
  if (pid) writeFileSync(file, String(pid));
  return file;
};

test('the lock is there during the work and gone after it, also when it failed', async () => {
  const file = lockOf('a');
  await assert.rejects(
    withLock(async () => {
      assert.ok(existsSync(file));
      throw new Error('no luck');
    }, file),
    /no luck/,
  );
  assert.equal(existsSync(file), false);
});

test('the lock of a process that is gone is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  assert.equal(await withLock(async () => 'done', lockOf('b', pid)), 'done');
});

test('a lock that nobody touched for long is taken over, though its number belongs to a living process', async () => {
  const file = lockOf('c', process.ppid);
  utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
  assert.equal(await withLock(async () => 'done', file), 'done');
});

test('the lock of a living process is waited for', async () => {
  const file = lockOf('d', process.ppid);
  let isReleased = false;
  setTimeout(() => {
    isReleased = true;
    rmSync(file);
  }, 300);
  await withLock(async () => assert.ok(isReleased), file);
});
