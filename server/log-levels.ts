import type { LogLevel } from '@nestjs/common';

const levels: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

/** `level` and everything more serious. */
export const logLevelsDownTo = (level: LogLevel): LogLevel[] => levels.slice(0, levels.indexOf(level) + 1);
