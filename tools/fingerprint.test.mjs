import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, test } from 'node:test';
import { fingerprint } from './fingerprint.mjs';

let folder;
const write = (name, text) => writeFileSync(join(folder, name), text);
const now = () => fingerprint([folder], (path) => path.endsWith('.spec.ts'));

beforeEach((context) => {
  folder = mkdtempSync(join(tmpdir(), 'spendwise-test-'));
  mkdirSync(join(folder, 'deep'));
  write('deep/a.ts', 'one');
  context.after?.(() => rmSync(folder, { recursive: true, force: true }));
});

test('a file with a new time stamp and the same content is no change', () => {
  const before = now();
  utimesSync(join(folder, 'deep/a.ts'), new Date(0), new Date(0));
  assert.equal(now(), before);
});

test('new content of the same length is a change', () => {
  const before = now();
  write('deep/a.ts', 'two');
  assert.notEqual(now(), before);
});

test('a new, a deleted and a renamed file are changes', () => {
  const seen = new Set([now()]);
  write('b.ts', '');
  seen.add(now());
  renameSync(join(folder, 'b.ts'), join(folder, 'c.ts'));
  seen.add(now());
  rmSync(join(folder, 'deep/a.ts'));
  seen.add(now());
  assert.equal(seen.size, 4);
});

test('what is left out does not count', () => {
  const before = now();
  write('deep/a.spec.ts', 'a test');
  assert.equal(now(), before);
});

test('a path that does not exist is as good as empty', () => {
  assert.equal(fingerprint([join(folder, 'nowhere')]), fingerprint([]));
});
