import { prepare } from '../prepare.mjs';
import * as all from '../steps/all.mjs';
import { runAll } from '../steps/run-all.mjs';

/** Everything that can be checked on this machine. */
export async function run() {
  await prepare([]);
  return runAll([
    all.build,
    all.format,
    all.lint,
    all.directions,
    all.serverTypes,
    all.clientTypes,
    all.toolTests,
    all.drift,
    // Those that wait for real parts get the machine for themselves: a time limit should mean a hang, not a busy computer.
    { ...all.serverTests, alone: true },
    { ...all.clientTests, alone: true },
    { ...all.journeys, alone: true },
  ]);
}
