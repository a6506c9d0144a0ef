/**
 * From an event's name (past tense, `thing.happened`) to its payload: what changed, before and after.
 * Each feature adds its own names in its `*.events.ts`, by declaration merging, so that this folder knows no feature.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the features
export interface EventMap {}

export type EventType = keyof EventMap;
