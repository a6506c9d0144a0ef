import { parseArgs } from 'node:util';

/** Seconds that a fault lasts by default, and when it is to be over soon. */
const LONG_S = 20;
const SHORT_S = 4;

/**
 * What the run was asked for.
 * `seconds` is how long one fault lasts, `minutes` how long a row repeats it (0: once), `seeds` how often each row is run.
 * @param {string[]} args
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      short: { type: 'boolean', default: process.env.CI === 'true' },
      minutes: { type: 'string' },
      seeds: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      seconds: { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const isLong = !values.short && values.minutes !== undefined;
  const first = readNumber('seed', values.seed) ?? Math.floor(Math.random() * 1e9);
  return {
    isLong,
    minutes: isLong ? readNumber('minutes', values.minutes) : 0,
    seconds: readNumber('seconds', values.seconds) ?? (isLong ? LONG_S : SHORT_S),
    seeds: Array.from(
      { length: values.short ? 1 : (readNumber('seeds', values.seeds) ?? 1) },
      (_, index) => first + index,
    ),
    /** Rows by their names, "F-10" meaning all of its kinds; empty: all. */
    only: values.only?.split(',').map((name) => name.trim()) ?? [],
    isVerbose: values.verbose,
  };
}

function readNumber(name, text) {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number) || number < 0) throw new Error(`--${name} is to be a number, not ${text}.`);
  return number;
}
