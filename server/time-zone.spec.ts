import { describe, expect, it } from '@jest/globals';
import { canonicalTimeZone } from './time-zone.js';

describe('canonicalTimeZone', () => {
  it.each([
    ['America/Los_Angeles', 'America/Los_Angeles'],
    ['eUROPE/bERLIN', 'Europe/Berlin'],
    ['utc', 'UTC'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
  ])('%s is kept as %s', (name, spelling) => {
    expect(canonicalTimeZone(name)).toBe(spelling);
  });

  it('keeps every name it answers with as it is', () => {
    const names = ['US/Pacific', 'us/pacific', 'GMT', 'japan', ...Intl.supportedValuesOf('timeZone')];
    const spellings = names.map((name) => canonicalTimeZone(name) as string);
    expect(spellings.map(canonicalTimeZone)).toEqual(spellings);
    expect(spellings[0]).toBe(spellings[1]);
  });

  it.each(['Mars/Base', '', '+02:00', '-08', '../etc/passwd', 'Europe/Berlin\n', ' UTC'])('refuses %j', (name) => {
    expect(canonicalTimeZone(name)).toBeNull();
  });
});
