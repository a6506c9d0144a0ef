import { mailKinds } from '../../dist/server/mail/mail-classes.js';
import { messageIdOf } from '../../dist/server/mail/message.js';

const DELIVERIES = `
  SELECT event_id AS "eventId", template, recipient, status, attempts, error FROM email_deliveries`;

/**
 * I4: one mail for each event, template and recipient, and none missing. What a mail server took without ever saying so
 * (`isMailUnsure`) may be there twice, or be noted as failed; so may what was on its way when a process died. What is sent at most once never is.
 */
export async function checkMails({ installation: { database, mailServer }, traffic, row, host, mailsBefore, verdict }) {
  const deliveries = await database.query(DELIVERIES);
  const mails = new Map();
  for (const mail of mailServer.mails) mails.set(mail.id, [...(mails.get(mail.id) ?? []), mail]);
  const idOf = ({ eventId, template, recipient }) => messageIdOf(eventId, template, recipient, host);

  const before = new Set(mailServer.mails.slice(0, mailsBefore).map(({ id }) => id));
  const repeated = [...mails].filter(([id, copies]) => copies.length > 1 && !before.has(id));
  const [allowed, wrong] = [[], []];
  for (const [id, copies] of repeated) {
    const isUnsure = copies.slice(0, -1).every(({ mood }) => mood === 'slow' || mood === 'hang up');
    const delivery = deliveries.find((one) => idOf(one) === id);
    const isRepeatable = mailKinds[delivery?.template]?.class === 'at-least-once';
    const mayRepeat =
      isRepeatable && (row.mayFail === 'window' || row.isListenerHurt || (row.isMailUnsure && isUnsure));
    (mayRepeat ? allowed : wrong).push({ ...delivery, copies: copies.length });
  }
  verdict.none(wrong, `I4: mail that came twice (${allowed.length} repeated as they may be)`);

  const lost = deliveries.filter((one) => one.status === 'sent' && !mails.has(idOf(one)));
  verdict.none(lost, 'I4: mail is noted as sent, and was not');
  const unsent = deliveries.filter(({ status }) => status !== 'sent');
  const unexplained = unsent.filter(
    (one) => !mails.get(idOf(one))?.some(({ mood }) => mood === 'slow' || mood === 'hang up'),
  );
  verdict.none(unexplained, 'I4: mail is not sent');
  const missing = traffic.journal.expectedMails.filter(
    ({ to, template }) => !deliveries.some((one) => one.recipient === to && one.template === template),
  );
  verdict.none(missing, 'I4: mail is missing');
  return { repeated: allowed.length, unsent: unsent.length };
}
