import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { npm } from './npm.mjs';
import { inProject } from './project.mjs';
import { mustSucceed } from './steps/step.mjs';

const lockfile = inProject('package-lock.json');
const record = inProject('node_modules', '.package-lock.json');
const stamp = inProject('node_modules', '.installed');

// By default npm tries for more than a minute before it says that there is no network.
const RETRY_SOON = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];

/** True when npm's own record of what it put into node_modules is exactly what the lock file asks for. */
function npmInstalledTheLock() {
  if (!existsSync(record)) return false;
  const found = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages).filter(([path]) => path !== '');
  const known = new Set(wanted.map(([path]) => path));
  const isThere = ([path, { version, optional }]) =>
    found[path] ? found[path].version === version : optional === true;
  return wanted.every(isThere) && Object.keys(found).every((path) => known.has(path));
}

export function isInstalled() {
  const wanted = fingerprint([lockfile]);
  if (readStamp(stamp) === wanted && existsSync(record)) return true;
  if (!npmInstalledTheLock()) return false;
  writeStamp(stamp, wanted);
  return true;
}

/** Brings node_modules to what package-lock.json says. Call it under the lock. */
export async function install() {
  const wanted = fingerprint([lockfile]);
  // Everything is built here, so the development packages are needed whatever NODE_ENV says.
  const command = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=warn', ...RETRY_SOON]);
  try {
    await mustSucceed({
      name: 'Installing the packages (about a minute)',
      command,
      // npm calls it a success when a full disk cut off half of the files.
      brokenBy: /TAR_ENTRY_ERROR|ENOSPC/,
      noise: /npm warn (EBADENGINE|deprecated|tar TAR_ENTRY_ERROR)/,
      otherwise: 'npm ci failed: what it said is above.',
    });
  } catch (error) {
    rmSync(record, { force: true });
    throw error;
  }
  writeStamp(stamp, wanted);
}
