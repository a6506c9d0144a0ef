import { readdirSync } from 'node:fs';
import { commandOf, inProject, nodeBinary } from '../project.mjs';
import { findChromium } from './chromium.mjs';

const clientConfig = () =>
  `client/${readdirSync(inProject('client')).find((name) => /^jest\.config\.[cm]?[jt]s$/.test(name))}`;

// Jest runs ES modules through an interface of Node that is still called experimental, and says so once a worker.
const MODULES = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

const CACHE = `--cacheDirectory=${inProject('node_modules', '.cache', 'jest')}`;

const SUITES = {
  server: () => [...MODULES, commandOf('jest')],
  client: () => [commandOf('jest'), '--config', clientConfig()],
  e2e: () => [...MODULES, commandOf('jest'), '--config', 'e2e/jest.config.js'],
};

/** The command that runs one of the Jest suites, with further arguments for Jest. */
export const jestCommand = (suite, args = []) => [nodeBinary(), ...SUITES[suite](), CACHE, ...args];

/** The browser the journeys use, told to them by the variable that a person may set as well. */
export const jestEnv = (suite) => (suite === 'e2e' ? { CHROMIUM_PATH: findChromium() } : {});
