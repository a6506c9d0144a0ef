import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { buildClient, buildServer } from './builds.mjs';

/** Installs and builds what changed since the last time. `builds` are done side by side. */
export async function prepare(builds = [buildServer, buildClient]) {
  const isReady = () => isInstalled() && builds.every((build) => build.isFresh());
  if (isReady()) return;
  // Nothing is written before this line, so a read-only folder that is complete still starts.
  await withLock(async () => {
    if (!isInstalled()) await install();
    const stale = builds.filter((build) => !build.isFresh());
    await Promise.all(stale.map((build) => build.run()));
  });
}
