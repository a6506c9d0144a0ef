import { prepare } from '../prepare.mjs';
import * as all from '../steps/all.mjs';
import { runAll } from '../steps/run-all.mjs';

/** What one runs before a commit: everything but the client's build, the browser and the system specs. */
export async function run() {
  await prepare([]);
  return runAll([
    all.serverTestsWithoutSystem,
    all.serverBuild,
    all.lintOfChanges,
    all.clientTests,
    all.serverTypes,
    all.clientTypes,
    all.format,
    all.directions,
    all.drift,
    all.toolTests,
  ]);
}
