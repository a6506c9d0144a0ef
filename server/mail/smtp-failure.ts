import { TransientFailure } from '../events/transient-failure.js';
import { MailRefused, MailUnconfirmed, RecipientRefused } from './mailer.js';

/** What nodemailer says of a failure. */
export interface SmtpError extends Error {
  code?: string;
  /** The code of a system error behind it. */
  originalCode?: string;
  /** The SMTP command that was refused. */
  command?: string;
  /** The server's answer, if it gave one, and the number it begins with. */
  response?: string;
  responseCode?: number;
}

const longestAnswer = 300;

/**
 * What an SMTP failure means; `isHandedOver`: whether the server has got the mail to its end. Only a recipient or a mail that is refused by a 5xx is refused for good; a sender or a
 * password that is refused is for the one who runs the server to mend, and the mail waits for that.
 */
export function toMailFailure(error: SmtpError, isHandedOver: boolean): Error {
  const { code, originalCode, command, response, responseCode } = error;
  if (code === undefined) return error;
  if (code === 'EAUTH') return new TransientFailure('the mail server does not let SpendWise sign in');
  if (responseCode !== undefined) {
    const answer = `the mail server answered: ${shorten(response ?? String(responseCode))}`;
    if (!isFinal(responseCode, command)) return new TransientFailure(answer);
    return command === 'RCPT TO' ? new RecipientRefused(answer) : new MailRefused(answer);
  }
  if (code === 'EENVELOPE') return new MailRefused('the mail server cannot be told this address');
  if (isHandedOver) return new MailUnconfirmed('the mail server took the mail, but did not confirm it');
  return new TransientFailure(`the mail server cannot be reached (${originalCode ?? code})`);
}

/** 503 is about the order of commands (RFC 5321, 4.2.3): a new connection mends it. */
const isFinal = (responseCode: number, command: string | undefined) =>
  responseCode >= 500 && responseCode !== 503 && (command === 'RCPT TO' || command === 'DATA');

/** One line without control characters. */
const shorten = (answer: string) =>
  answer
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, longestAnswer);
