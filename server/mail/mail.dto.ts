/** A mail about the signed-in user's account. What it said, and its links, are kept nowhere. */
export class MailDelivery {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** What it is about. @example "reset-password" */
  template: string;
  /** @example "ada@example.org" */
  to: string;
  /**
   * `pending`: it is tried again; `sending`: in the mail server's hands; `bounced`: the mail server refused the address;
   * `failed`: it is not tried again for another reason.
   */
  status: 'pending' | 'sending' | 'sent' | 'failed' | 'bounced';
  attempts: number;
  /** An instant. @example "2026-11-24T21:35:16.123Z" */
  createdAt: string;
  /** When the mail server took it; an instant. */
  sentAt: string | null;
  /** What the last attempt failed of. @example "the mail server answered: 550 5.1.1 No such user" */
  error: string | null;
}

export class MailPage {
  /** The latest first. */
  items: MailDelivery[];
  page: number;
  pageSize: number;
  total: number;
}
