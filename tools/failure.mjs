const KNOWN = [
  [
    /ENOSPC|No space left on device|EDQUOT/i,
    'The disk is full: free some space (the project needs about 1.5 GB) and run the command again.',
  ],
  [
    /\b(EACCES|EROFS|EPERM)\b|permission denied/i,
    'This user may not write in the project folder: make it theirs, or copy the project to a folder of their own.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/,
    'npm could not reach its registry: check the network connection or the proxy, and run the command again.',
  ],
];

/** A failure that a person can act on: its message is the whole explanation. */
export class Failure extends Error {}

/** The sentence for what `output` tells went wrong, or `otherwise` when it is nothing that is known. */
export function explain(output, otherwise) {
  return KNOWN.find(([pattern]) => pattern.test(output))?.[1] ?? otherwise;
}

/** Prints why a command stopped: one sentence for what a person can mend, everything for what only a developer can. */
export function report(error) {
  const text =
    error instanceof Failure ? error.message : explain(String(error?.code ?? ''), error?.stack ?? `${error}`);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
