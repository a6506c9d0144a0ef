import { ConfigError } from '../config/config-error.js';

interface StartFailure {
  dataDir: string;
  logFile: string;
  /** What PostgreSQL wrote. */
  log: string;
  /** What the process around it said. */
  reason: string;
  /** Whether the folder held no database before, so that there is nothing to restore. */
  isNew: boolean;
}

/** Whether another program took the port between its choice and its use. */
export const isPortTaken = (log: string) => /could not bind|Address already in use/i.test(log);

/** Why the embedded database does not start, and what to do, in one sentence. */
export function describeStartFailure({ dataDir, logFile, log, reason, isNew }: StartFailure): ConfigError {
  const words = `${log}\n${reason}`;
  if (/No space left on device|ENOSPC/.test(words)) {
    return new ConfigError(`The disk is full: free some space for ${dataDir} and start again.`);
  }
  if (/Permission denied|EACCES|EPERM/.test(words)) {
    return new ConfigError(
      `The database's folder ${dataDir} may not be used by this user. Give it back to its owner, or set DATA_DIR to a folder of yours.`,
    );
  }
  const line = log.split('\n').findLast((text) => /FATAL|PANIC|error/i.test(text)) ?? reason;
  const cause = line.replace(/^.*?(FATAL|PANIC):\s*/, '').trim();
  const remedy = isNew ? 'Start again.' : 'Restore that folder from a backup, or move it away to begin anew.';
  return new ConfigError(`The database in ${dataDir} does not start: ${cause}. ${remedy} Its log is ${logFile}.`);
}
