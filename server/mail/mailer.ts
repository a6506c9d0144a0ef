/** A mail to one person, complete but for its sender. All of it is text of ours or escaped already. */
export interface Mail {
  /** The same for the same mail, however often it is written: `<...@host>`. */
  messageId: string;
  /** The name of what it says, such as "reset-password". */
  template: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** When what it tells of happened. */
  date: Date;
  /** The page that ends mails of its kind, by one click too (RFC 8058); null for what cannot be stopped. */
  unsubscribeUrl: string | null;
}

/** The mail was refused for good: no repetition helps. The message is fit for the one who caused the mail. */
export class MailRefused extends Error {}

/** It was its address that was refused. */
export class RecipientRefused extends MailRefused {}

/** The mail was handed over, but nothing came back: it may have arrived. Repeating it without end would flood a mailbox. */
export class MailUnconfirmed extends Error {}

/** Sends mail: by SMTP, or into files where no mail server is configured. */
export abstract class Mailer {
  /**
   * Resolves when the mail is safe with whoever carries it on. `onHandOver` is called in the moment before it may be,
   * once for each attempt that comes so far, where a mail that is sent twice would come twice.
   * @throws MailRefused, MailUnconfirmed, or TransientFailure when the mail server is away or asks to come back later.
   */
  abstract send(mail: Mail, onHandOver?: () => Promise<void>): Promise<void>;
}
