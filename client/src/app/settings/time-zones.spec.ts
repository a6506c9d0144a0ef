import { clockIn, searchTimeZones, timeZoneChoices } from './time-zones';

describe('looking for a time zone', () => {
  const choices = timeZoneChoices('America/Los_Angeles');
  const search = (query: string) => searchTimeZones(query, choices).map(({ id }) => id);

  it.each([
    ['los ang', 'America/Los_Angeles'],
    ['LOS_ANGELES', 'America/Los_Angeles'],
    ['berlin', 'Europe/Berlin'],
    ['europe ber', 'Europe/Berlin'],
    ['São P', 'America/Sao_Paulo'],
    ['utc', 'UTC'],
  ])('%s finds %s first', (query, id) => {
    expect(search(query)[0]).toBe(id);
  });

  it('knows the names people use for zones', () => {
    expect(search('pacific time')).toContain('America/Los_Angeles');
  });

  it('puts a city before other words that begin alike', () => {
    expect(search('pa')[0]).toMatch(/\/Pa/);
    expect(search('pa').findIndex((id) => id.startsWith('Pacific/'))).toBeGreaterThan(0);
  });

  it('finds all for nothing and nothing for nonsense', () => {
    expect(search('')).toHaveLength(choices.length);
    expect(search('qqq')).toEqual([]);
  });

  it('knows a zone that only the server knows', () => {
    expect(timeZoneChoices('Etc/GMT+5').map(({ id }) => id)).toContain('Etc/GMT+5');
  });

  it('tells the time there', () => {
    expect(clockIn('Asia/Kolkata', new Date('2026-11-24T20:00:00Z'), 'en-GB')).toBe('01:30, GMT+5:30');
  });
});
