import { createInterface } from 'node:readline';

/** Calls `use` with each line that a child prints, on either stream. */
export function eachLine(child, use) {
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', use);
}

/** Prints what a child says, each line behind a label that tells whose it is. */
export function sayAs(label, child) {
  eachLine(child, (line) => line.trim() && process.stdout.write(`${label} ${line}\n`));
}
