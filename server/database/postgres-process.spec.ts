import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isServerOf, refuseOrStopRunningServer, stopServer } from './postgres-process.js';

let folder: string;
let stranger: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendwise-process-'));
  stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { cwd: folder, stdio: 'ignore' });
  writeFileSync(join(folder, 'postmaster.pid'), `${stranger.pid}\n${folder}\n1700000000\n`);
});
afterEach(() => {
  stranger.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('a process with the id of an old server', () => {
  it('is not taken for the server, even where it works in the same folder', () => {
    expect(isServerOf(stranger.pid as number, folder)).toBe(false);
  });

  it('lives on, and only its id leaves the file', async () => {
    await stopServer(folder);
    await refuseOrStopRunningServer(folder);
    expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null]);
    const [pid, ...rest] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
    expect(rest).toEqual([folder, '1700000000', '']);
  });
});
