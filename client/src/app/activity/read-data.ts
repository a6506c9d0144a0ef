import type { Activity } from '../api/types';

/** The text at `path` in an event's data, whose shape may be older or newer than this client. Null without one. */
export function read(data: Activity['data'], ...path: string[]): string | null {
  let value: unknown = data;
  for (const key of path) value = typeof value === 'object' && value !== null ? (value as Activity['data'])[key] : null;
  return typeof value === 'string' && value !== '' ? value : null;
}
