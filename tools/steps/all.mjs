import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandOf, nodeBinary } from '../project.mjs';
import { findChromium } from './chromium.mjs';
import { countJestFile } from './jest-count.mjs';
import { jestCommand, jestEnv } from './jest.mjs';
import { countTap } from './tap-count.mjs';

const script = (name, packageName, args, command) => ({
  name,
  command: () => [nodeBinary(), commandOf(packageName, command), ...args],
});

const tool = (name, args) => ({ name, command: [nodeBinary(), 'tools/run.mjs', ...args] });

export const format = script('format', 'prettier', ['--check', '--cache', '--log-level=warn', '.']);
export const lint = script('lint', 'eslint', ['--max-warnings=0', '.']);
// Looks at the files that changed; what a changed type means for the others, the full lint tells.
export const lintOfChanges = script('lint', 'eslint', [
  '--max-warnings=0',
  '--cache',
  '--cache-location=node_modules/.cache/eslint/',
  '.',
]);
export const directions = script(
  'dependency directions',
  'dependency-cruiser',
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'server', 'migrations', 'client/src'],
  'depcruise',
);
export const serverTypes = script('types of the server', 'typescript', ['-p', 'tsconfig.check.json'], 'tsc');
export const clientTypes = script(
  'types of the client',
  '@angular/compiler-cli',
  ['-p', 'client/tsconfig.spec.json', '--noEmit'],
  'ngc',
);
export const build = tool('build', ['build']);
export const serverBuild = tool('build of the server', ['build', 'server']);
export const drift = {
  ...tool('openapi.json and the client types', ['openapi', '--check']),
  after: [serverBuild.name],
};

export const toolTests = {
  name: 'tests of the tools',
  command: () => [nodeBinary(), '--test', '--test-reporter=tap', 'tools/**/*.test.mjs'],
  count: ({ output }) => countTap(output),
};

// Whatever the tests and their databases put into the system's folder for temporary files goes with this one.
const scratch = mkdtempSync(join(tmpdir(), 'spendwise-'));
chmodSync(scratch, 0o755);
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

function jest(name, suite, { args = [], ...more } = {}) {
  const report = join(scratch, `${suite}.json`);
  return {
    name,
    command: () => jestCommand(suite, ['--json', `--outputFile=${report}`, '--verbose=false', ...args]),
    env: { ...jestEnv(suite), TMPDIR: scratch, TEMP: scratch },
    count: () => countJestFile(report),
    ...more,
  };
}

// The system specs run whole processes as they were built.
export const serverTests = jest('tests of the server', 'server', { after: [build.name] });
export const serverTestsWithoutSystem = jest('tests of the server', 'server', {
  args: ['--testPathIgnorePatterns=\\.system\\.spec\\.ts$'],
});
export const clientTests = jest('tests of the client', 'client');
export const journeys = jest('browser journeys', 'e2e', {
  after: [build.name],
  missing: () => !findChromium() && 'there is no Chromium: install one, or set CHROMIUM_PATH to it',
});
