const { createCjsPreset } = require('jest-preset-angular/presets');

// Far from UTC, so that a calendar date that goes through an instant becomes another day.
process.env.TZ = 'Pacific/Auckland';

module.exports = {
  ...createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'client',
  rootDir: __dirname,
  roots: ['<rootDir>/src'],
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
  cacheDirectory: '<rootDir>/../node_modules/.cache/jest-client',
  maxWorkers: 2,
};
