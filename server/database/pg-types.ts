import pg from 'pg';

const { builtins } = pg.types;

/**
 * Dates stay text ("2026-11-23"), instants become ISO 8601 text in UTC. A Date object would move a calendar date into the
 * server's zone, and making one for each row costs a third of the throughput. Sessions run with `timezone=UTC`.
 */
export function readDatesAsText(): void {
  pg.types.setTypeParser(builtins.DATE, (value) => value);
  pg.types.setTypeParser(builtins.TIMESTAMPTZ, toIsoInstant);
}

/** "2026-11-24 21:35:16.123456+00" -> "2026-11-24T21:35:16.123Z" */
export function toIsoInstant(text: string): string {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d+))?\+00$/.exec(text);
  if (!match) throw new Error(`Not an instant in UTC: ${text}`);
  const [, date, time, fraction = ''] = match;
  return `${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
