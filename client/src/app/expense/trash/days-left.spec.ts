import { daysLeft } from './days-left';

const left = (deletedAt: string) => daysLeft(deletedAt, new Date('2026-11-24T18:00:00Z'));

it('counts the days for which an expense can be restored', () => {
  expect(left('2026-11-24T18:00:00Z')).toBe(30);
  expect(left('2026-11-23T17:59:00Z')).toBe(29);
  expect(left('2026-10-26T17:00:00Z')).toBe(1);
  expect(left('2026-10-01T00:00:00Z')).toBe(0);
});
