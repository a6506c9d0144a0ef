import { existsSync, rmSync } from 'node:fs';
import { fingerprint, readStamp, removeStamp, writeStamp } from './fingerprint.mjs';
import { commandOf, inProject, nodeBinary } from './project.mjs';
import { mustSucceed } from './steps/step.mjs';

const isTest = (path) => /\.spec\.ts$|[\\/]server[\\/]testing$/.test(path);

function defineBuild({ name, what, sources, outputs, result, command }) {
  const stamp = inProject('dist', `.${name}.stamp`);
  const wanted = () =>
    fingerprint(
      [...sources, 'package-lock.json'].map((path) => inProject(path)),
      isTest,
    );
  const clean = () => {
    removeStamp(stamp);
    // What a deleted source left behind would still be found and loaded.
    for (const output of outputs) rmSync(inProject(output), { recursive: true, force: true });
  };
  return {
    name,
    clean,
    isFresh: () => existsSync(inProject(result)) && readStamp(stamp) === wanted(),
    async run() {
      const built = wanted();
      clean();
      await mustSucceed({
        name: `Building the ${what}`,
        command: () => [nodeBinary(), ...command()],
        env: { NG_CLI_ANALYTICS: 'false' },
        otherwise: `The ${what} did not build: what the compiler said is above.`,
      });
      writeStamp(stamp, built);
    },
  };
}

export const buildServer = defineBuild({
  name: 'server',
  what: 'server',
  sources: ['server', 'migrations', 'nest-cli.json', 'tsconfig.json'],
  outputs: ['dist/server', 'dist/migrations'],
  result: 'dist/server/main.js',
  command: () => [commandOf('@nestjs/cli', 'nest'), 'build'],
});

export const buildClient = defineBuild({
  name: 'client',
  what: 'client',
  sources: ['client', 'angular.json', 'tsconfig.json'],
  outputs: ['dist/client'],
  result: 'dist/client/browser/index.html',
  command: () => [commandOf('@angular/cli', 'ng'), 'build'],
});
