import { describe, expect, it } from '@jest/globals';
import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { testConfig } from '../testing/test-api.js';
import { SameOriginGuard } from './same-origin.guard.js';

const guard = new SameOriginGuard(testConfig({}), new Reflector());

describe('the same-origin guard', () => {
  it('lets an event through, which comes from no site', () => {
    const event = new ExecutionContextHost([{ type: 'expense.recorded' }]);
    event.setType('rpc');
    expect(guard.canActivate(event)).toBe(true);
  });
});
