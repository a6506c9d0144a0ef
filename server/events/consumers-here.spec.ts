import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '../config/config-error.js';
import { testConfig } from '../testing/test-api.js';
import { consumersHere } from './consumers-here.js';

const broker = { RABBITMQ_URL: 'amqp://localhost:5672' };
const namesFor = (settings: Record<string, string>) => consumersHere(testConfig(settings)).map(({ name }) => name);

describe('LISTEN', () => {
  it('is not needed: all consumers run', () => {
    expect(namesFor(broker)).toEqual(['activity', 'mail', 'receipt', 'budget']);
  });

  it('chooses, in any order', () => {
    expect(namesFor({ ...broker, LISTEN: 'mail' })).toEqual(['mail']);
    expect(namesFor({ ...broker, LISTEN: 'mail, activity' })).toEqual(['activity', 'mail']);
  });

  it('does not choose where no other process could run the rest', () => {
    expect(namesFor({ LISTEN: 'mail' })).toEqual(['activity', 'mail', 'receipt', 'budget']);
  });

  it('is refused with the names there are when it has another one', () => {
    const start = () => namesFor({ ...broker, LISTEN: 'mail,receipts' });
    expect(start).toThrow(ConfigError);
    expect(start).toThrow('LISTEN names receipts; there are activity, mail, receipt, budget.');
  });
});
