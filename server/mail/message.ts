import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mailer.js';

/** Names a mail by what it is, so that who gets it twice has a mark to recognise it by (RFC 5322, 3.6.4). */
export function messageIdOf(eventId: string, template: string, recipient: string, host: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([eventId, template, recipient]))
    .digest('hex');
  return `<${digest.slice(0, 32)}@${host}>`;
}

/** `mail` as nodemailer builds it: the same bytes each time. */
export function toMessage(mail: Mail, from: string): SendMailOptions {
  const { messageId, to, subject, text, html, date, unsubscribeUrl } = mail;
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    date,
    messageId,
    // Nobody's absence note should answer (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribeUrl === null ? {} : oneClick(unsubscribeUrl)) },
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 16),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** What mail programs make a button of, which has to be within the mail's signature (RFC 2369, RFC 8058). */
const oneClick = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
