import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'dist/client/browser';

/** The path of the built file that holds Plotly's library, by its size: nothing else is nearly as large. */
export function plotlyFile(): string {
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const sizes = new Map(scripts.map((name) => [name, readFileSync(join(folder, name)).length]));
  return `/${scripts.reduce((largest, name) => ((sizes.get(name) ?? 0) > (sizes.get(largest) ?? 0) ? name : largest))}`;
}
