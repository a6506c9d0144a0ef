import { describe, expect, it } from '@jest/globals';
import { type IssueSchedule, latestIssue, nextIssue } from './issue-schedule.js';
import { weekOf } from './local-instant.js';

const daily = (timeZone: string, hour: number): IssueSchedule => ({ timeZone, frequency: 'daily', weekday: 1, hour });
const weekly = (timeZone: string, weekday: number, hour: number): IssueSchedule => ({
  timeZone,
  frequency: 'weekly',
  weekday,
  hour,
});
const issue = (period: string, dueAt: string) => ({ period, dueAt: new Date(dueAt) });

describe('the latest issue and the next one', () => {
  it.each([
    // It is Friday, 27 November 2026, 10:00 in UTC.
    [daily('UTC', 10), '2026-11-27', '2026-11-27T10:00Z', '2026-11-28', '2026-11-28T10:00Z'],
    [daily('UTC', 11), '2026-11-26', '2026-11-26T11:00Z', '2026-11-27', '2026-11-27T11:00Z'],
    [daily('America/Los_Angeles', 7), '2026-11-26', '2026-11-26T15:00Z', '2026-11-27', '2026-11-27T15:00Z'],
    [daily('Pacific/Kiritimati', 0), '2026-11-28', '2026-11-27T10:00Z', '2026-11-29', '2026-11-28T10:00Z'],
    [daily('Pacific/Pago_Pago', 23), '2026-11-26', '2026-11-27T10:00Z', '2026-11-27', '2026-11-28T10:00Z'],
    [daily('Asia/Kathmandu', 15), '2026-11-27', '2026-11-27T09:15Z', '2026-11-28', '2026-11-28T09:15Z'],
    [weekly('UTC', 5, 10), '2026-W48', '2026-11-27T10:00Z', '2026-W49', '2026-12-04T10:00Z'],
    [weekly('UTC', 5, 11), '2026-W47', '2026-11-20T11:00Z', '2026-W48', '2026-11-27T11:00Z'],
    [weekly('UTC', 7, 0), '2026-W47', '2026-11-22T00:00Z', '2026-W48', '2026-11-29T00:00Z'],
    [weekly('Pacific/Kiritimati', 6, 0), '2026-W48', '2026-11-27T10:00Z', '2026-W49', '2026-12-04T10:00Z'],
  ])('of %j', (schedule, latest, latestDue, next, nextDue) => {
    const now = new Date('2026-11-27T10:00:00Z');
    expect(latestIssue(schedule, now)).toEqual(issue(latest, latestDue));
    expect(nextIssue(schedule, now)).toEqual(issue(next, nextDue));
  });
});

describe('where the clock changes', () => {
  /** Periods and instants of all issues after `from` until `to`. */
  function issuesBetween(schedule: IssueSchedule, from: string, to: string): [string, string][] {
    const found: [string, string][] = [];
    for (let at = new Date(from); ;) {
      const { period, dueAt } = nextIssue(schedule, at);
      if (dueAt > new Date(to)) return found;
      found.push([period, dueAt.toISOString()]);
      at = dueAt;
    }
  }

  it('an hour that it skips is the moment of the change', () => {
    expect(issuesBetween(daily('Europe/Berlin', 2), '2026-03-28T00:00Z', '2026-03-30T12:00Z')).toEqual([
      ['2026-03-28', '2026-03-28T01:00:00.000Z'],
      ['2026-03-29', '2026-03-29T01:00:00.000Z'],
      ['2026-03-30', '2026-03-30T00:00:00.000Z'],
    ]);
  });

  it('an hour that comes twice is the first of them', () => {
    expect(issuesBetween(daily('America/New_York', 1), '2026-10-31T12:00Z', '2026-11-02T12:00Z')).toEqual([
      ['2026-11-01', '2026-11-01T05:00:00.000Z'],
      ['2026-11-02', '2026-11-02T06:00:00.000Z'],
    ]);
  });

  it('a day that begins an hour late begins with its issue', () => {
    expect(issuesBetween(daily('Africa/Cairo', 0), '2026-04-23T12:00Z', '2026-04-25T12:00Z')).toEqual([
      ['2026-04-24', '2026-04-23T22:00:00.000Z'],
      ['2026-04-25', '2026-04-24T21:00:00.000Z'],
    ]);
  });

  it('by half an hour, too', () => {
    expect(issuesBetween(daily('Australia/Lord_Howe', 2), '2026-10-03T00:00Z', '2026-10-05T00:00Z')).toEqual([
      ['2026-10-04', '2026-10-03T15:30:00.000Z'],
      ['2026-10-05', '2026-10-04T15:00:00.000Z'],
    ]);
  });

  it.each(['Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe'])(
    'each day of a year has one issue, at any hour in %s',
    (timeZone) => {
      for (const hour of [0, 1, 2, 3, 7]) {
        const issues = issuesBetween(daily(timeZone, hour), '2026-01-02T00:00Z', '2026-12-30T00:00Z');
        const periods = issues.map(([period]) => period);
        expect(new Set(periods).size).toBe(periods.length);
        expect([361, 362, 363]).toContain(periods.length);
        expect([...periods].sort()).toEqual(periods);
      }
    },
  );

  it('the latest issue is the one that was the next', () => {
    const schedule = daily('Europe/Berlin', 2);
    for (const [period, dueAt] of issuesBetween(schedule, '2026-03-01T00:00Z', '2026-11-30T00:00Z')) {
      expect(latestIssue(schedule, new Date(dueAt))).toEqual(issue(period, dueAt));
      expect(latestIssue(schedule, new Date(Date.parse(dueAt) - 1)).period < period).toBe(true);
    }
  });
});

describe('the ISO week', () => {
  it.each([
    ['2026-11-27', '2026-W48'],
    ['2026-01-01', '2026-W01'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-01', '2020-W53'],
  ])('of %s is %s', (date, week) => expect(weekOf(date)).toBe(week));
});
