import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inProject } from './project.mjs';

const PROJECT_LOCK = inProject('dist', '.lock');
const ABANDONED_MS = 15_000;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whose lock it is, or undefined when it is nobody's: the holder touches it every second, as its number may be reused. */
function holderOf(file) {
  try {
    const text = readFileSync(file, 'utf8');
    const pid = Number(text);
    const isStale = !isAlive(pid) || pid === process.pid || Date.now() - statSync(file).mtimeMs > ABANDONED_MS;
    return { pid, text, isStale };
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

function buryStale(file, stale) {
  const grave = `${file}.${process.pid}`;
  try {
    renameSync(file, grave);
    // Another one may have buried it and taken the lock meanwhile: that lock is alive, so it goes back.
    if (readFileSync(grave, 'utf8') !== stale.text) linkSync(grave, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(grave, { force: true });
  }
}

function tryLock(file) {
  const own = `${file}.${process.pid}.new`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Runs `work` while no other command installs or builds in this folder; says so once when it has to wait. */
export async function withLock(work, file = PROJECT_LOCK) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; !tryLock(file);) {
    const other = holderOf(file);
    if (other?.isStale) buryStale(file, other);
    else if (other && !told) {
      process.stdout.write(`  Waiting for process ${other.pid}, which is building in this folder\n`);
      told = true;
    }
    if (other && !other.isStale) await wait(250);
  }
  const touch = setInterval(() => utimesSync(file, new Date(), new Date()), 1000);
  const release = () => rmSync(file, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(touch);
    process.off('exit', release);
    release();
  }
}
