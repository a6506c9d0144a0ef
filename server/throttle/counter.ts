/** How often something has happened since its window began, and how long until the window ends, in milliseconds. */
export interface Tally {
  count: number;
  endsIn: number;
}

/** Counts under a key, within windows of a fixed length that begin with the first count. Adding is atomic. */
export interface Counter {
  add(key: string, amount: number): Promise<Tally>;
  clear(key: string): Promise<void>;
}
