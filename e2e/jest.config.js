import { typescript } from '../tools/jest/typescript.js';

export default {
  ...typescript,
  displayName: 'e2e',
  rootDir: '..',
  roots: ['<rootDir>/e2e'],
  testMatch: ['**/*.e2e.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
