const total = (output, word) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(output)?.[1] ?? 0);

/** What the TAP output of `node --test` says. */
export function countTap(output) {
  const skipped = [...output.matchAll(/^\s*(?:not )?ok \d+ - (.*) # (?:SKIP|TODO)/gm)].map(([, name]) => name);
  return { passed: total(output, 'pass'), failed: total(output, 'fail') + total(output, 'cancelled'), skipped };
}
