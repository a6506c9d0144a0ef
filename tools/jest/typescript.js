import { swcOptions } from './swc.js';

/** What every Jest run over the server's TypeScript shares. */
export const typescript = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  resolver: '<rootDir>/tools/jest/resolver.cjs',
  transform: { '\\.ts$': ['@swc/jest', swcOptions] },
};
