import { prepare } from '../prepare.mjs';
import * as all from '../steps/all.mjs';
import { runAll } from '../steps/run-all.mjs';

/** What depends on the services that are configured, for a run with none: the rest tells the same with and without them. */
export async function run() {
  await prepare([]);
  return runAll([all.build, { ...all.serverTestsWithoutSystem, alone: true }, { ...all.journeys, alone: true }]);
}
