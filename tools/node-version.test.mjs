import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeVersionProblem } from './node-version.mjs';

for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.21.0'])
  test(`Node ${version} is new enough`, () => assert.equal(nodeVersionProblem(version), ''));

for (const version of ['14.21.3', '18.20.0', '20.18.9'])
  test(`Node ${version} is told what to do`, () => {
    const problem = nodeVersionProblem(version);
    assert.match(problem, new RegExp(`this is Node ${version.replaceAll('.', '\\.')}`));
    assert.match(problem, /install a newer one/);
  });
