import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type ReceivedMail, readMail } from './mailbox.js';

/** How the server takes what comes next: by an SMTP code where that is asked for, without a word, or by hanging up. */
export type Mood =
  | 'accept'
  | { refuse: 'sender' | 'recipient' | 'mail'; code: number; text?: string }
  /** Takes the mail, and never says so. */
  | 'keep silent'
  /** Takes the mail, and hangs up instead of saying so. */
  | 'hang up';

type SunkMail = Omit<ReceivedMail, 'template'> & { isEncrypted: boolean };

/** A real SMTP server that keeps what it is given and behaves badly when told to. */
export class SmtpSink {
  readonly mails: SunkMail[] = [];
  /** For one address, or for everyone. */
  mood: Mood = 'accept';
  readonly moods = new Map<string, Mood>();
  /** Everyone whom a mail was to go to, by the protocol. */
  readonly recipients: string[] = [];
  /** How many mails were handed over, confirmed or not. */
  handedOver = 0;
  private server: SMTPServer;
  private port = 0;

  private constructor(private readonly options: SMTPServerOptions) {}

  /** Speaks in the clear unless `options` say otherwise. */
  static async open(options: SMTPServerOptions = { disabledCommands: ['STARTTLS', 'AUTH'] }): Promise<SmtpSink> {
    const sink = new SmtpSink(options);
    await sink.open();
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** On the same port as before, if there was one. */
  async open(): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 50,
      ...this.options,
      onMailFrom: (_address, _session, callback) => callback(this.refusal('sender', this.mood)),
      onRcptTo: ({ address }, _session, callback) => {
        this.recipients.push(address);
        callback(this.refusal('recipient', this.moodFor(address)));
      },
      onData: (stream, { envelope, secure }, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const mood = this.moodFor(envelope.rcptTo[0]?.address ?? '');
          this.handedOver += 1;
          if (mood === 'keep silent') return;
          if (mood === 'hang up') return this.dropConnections();
          const refusal = this.refusal('mail', mood);
          if (refusal) return callback(refusal);
          void readMail(Buffer.concat(chunks)).then((mail) => {
            this.mails.push({ ...mail, isEncrypted: secure });
            callback(null, 'taken');
          });
        });
      },
    });
    this.server.on('error', () => undefined);
    const listening = new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    await listening;
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.dropConnections();
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  mailsTo(address: string): SunkMail[] {
    return this.mails.filter(({ to }) => to === address);
  }

  private moodFor(address: string): Mood {
    return this.moods.get(address) ?? this.mood;
  }

  private refusal(what: 'sender' | 'recipient' | 'mail', mood: Mood): Error | null {
    if (typeof mood === 'string' || mood.refuse !== what) return null;
    return Object.assign(new Error(mood.text ?? 'not today'), { responseCode: mood.code });
  }

  private dropConnections(): void {
    for (const connection of this.server.connections as Set<{ _socket: { destroy(): void } }>) {
      connection._socket.destroy();
    }
  }
}
