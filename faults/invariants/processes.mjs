const DEFECTS =
  /unhandled|uncaughtException|TypeError|ReferenceError|RangeError|FATAL ERROR|MaxListenersExceeded|Cannot read propert|is not a function/i;

/** I10: requests fail within the fault alone, and nothing but a fault ends a process or is noted as a mistake of ours. */
export function checkProcesses({ installation: { parts }, row, answers, windows, logsBefore, endsBefore, verdict }) {
  const failed = answers.filter(({ status }) => status === 0 || status >= 500);
  const isAllowed = ({ began, ended }) =>
    row.mayFail === 'window' && windows.some((window) => ended >= window.began && began <= window.ready);
  const wrong = failed.filter((answer) => !isAllowed(answer));
  verdict.none(
    wrong.map(({ status, what }) => `${status || 'no answer'} to ${what}`),
    `I10: failed request (${failed.length} within the fault)`,
  );
  // Besides "unavailable", no answer is foreseen.
  verdict.none(
    answers.filter(({ status }) => status >= 500 && status !== 503).map(({ status, what }) => `${status} ${what}`),
    'I10: 5xx but 503',
  );
  const lines = parts.flatMap(({ name, log }, index) =>
    log
      .slice(logsBefore[index])
      .filter((line) => DEFECTS.test(line))
      .map((line) => `${name}: ${line}`),
  );
  verdict.none(lines, 'I10: mistake in a log');
  const ended = parts.filter(({ unasked }, index) => unasked > endsBefore[index]).map(({ name }) => name);
  verdict.none(ended, 'I10: process that ended by itself');
}

/** I12: nothing is kept that was only needed for a moment. */
export async function checkConnections({ installation: { database }, verdict }) {
  const stuck = await database.query(
    `SELECT pid, state, query FROM pg_stat_activity
      WHERE usename = 'spendwise' AND state LIKE 'idle in transaction%' AND state_change < now() - interval '20 seconds'`,
  );
  verdict.none(stuck, 'I12: transaction that was left open');
}
