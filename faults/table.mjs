const columns = {
  fault: ({ row }) => row.id,
  what: ({ row }) => row.title,
  seed: ({ seed }) => seed,
  operations: ({ operations }) => operations,
  unknown: ({ unknown }) => unknown,
  lost: ({ lost }) => lost,
  doubled: ({ doubled }) => doubled,
  'mails repeated': ({ repeatedMails }) => repeatedMails,
  'slowest ms': ({ slowestMs }) => Math.round(slowestMs),
  'recovery s': ({ recoveryS }) => recoveryS.toFixed(1),
  'took s': ({ tookS }) => Math.round(tookS),
  verdict: ({ verdict }) => (verdict.failed === 0 ? `ok (${verdict.passed})` : `${verdict.failed} FAILED`),
};

/** One line for each row and seed; "unknown" are operations that had to be repeated to learn their outcome. */
export function printTable(results) {
  if (results.length === 0) return;
  const lines = [
    Object.keys(columns),
    ...results.map((result) => Object.values(columns).map((read) => String(read(result)))),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  console.log();
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  console.log();
}
