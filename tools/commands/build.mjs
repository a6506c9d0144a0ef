import { buildClient, buildServer } from '../builds.mjs';
import { prepare } from '../prepare.mjs';

/** Builds both parts, or the one that is named. */
export async function run([only]) {
  await prepare([buildServer, buildClient].filter((build) => !only || build.name === only));
}
