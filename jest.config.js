import { typescript } from './tools/jest/typescript.js';

export default {
  ...typescript,
  displayName: 'server',
  roots: ['<rootDir>/server', '<rootDir>/migrations'],
  testMatch: ['**/*.spec.ts'],
  globalSetup: '<rootDir>/tools/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/tools/jest/global-teardown.mjs',
  testTimeout: 30_000,
  maxWorkers: 2,
};
