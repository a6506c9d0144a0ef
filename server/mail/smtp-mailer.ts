import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { mailConsumer } from '../events/consumers.js';
import { HandOver } from './hand-over.js';
import { type Mail, Mailer } from './mailer.js';
import { toMessage } from './message.js';
import { type SmtpError, toMailFailure } from './smtp-failure.js';

/** In milliseconds. */
export interface SmtpTimeouts {
  /** To look the server up, to connect and to be greeted: each at the most. */
  connection: number;
  /** Without a word of the server's. */
  silence: number;
  /** For one mail, whatever the server says meanwhile. */
  total: number;
}

const forDelivery: SmtpTimeouts = { connection: 4_000, silence: 8_000, total: 15_000 };
/** Servers close what is idle for minutes; a mail now and then needs no open connection in between. */
const idleTimeout = 30_000;

/**
 * Sends by a mail server over a few connections that are kept for a while. `smtps:` is TLS from the start; with `smtp:`
 * the connection is encrypted when the server offers it, and given up when that fails.
 */
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport;
  /** Of mails under way, by the signal that would end their sending. */
  private readonly handOvers = new WeakMap<AbortSignal, HandOver>();

  constructor(
    url: string,
    private readonly from: string,
    private readonly timeouts = forDelivery,
  ) {
    super();
    const { connection, silence } = timeouts;
    this.transport = createTransport({
      pool: true,
      url,
      maxConnections: mailConsumer.prefetch,
      // A kept connection may turn out to be closed: then a new one, once, before anything was sent.
      maxRequeues: 1,
      idleTimeout,
      dnsTimeout: connection,
      connectionTimeout: connection,
      greetingTimeout: connection,
      socketTimeout: silence,
    });
    this.transport.use('stream', ({ data, message }, done) => {
      const handOver = data.signal && this.handOvers.get(data.signal);
      const createBody = message.createReadStream.bind(message);
      message.createReadStream = (options) => handOver?.holdBackEndOf(createBody(options)) ?? createBody(options);
      done();
    });
  }

  async send(mail: Mail, onHandOver: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const signal = AbortSignal.timeout(this.timeouts.total);
    const handOver = new HandOver(onHandOver);
    this.handOvers.set(signal, handOver);
    try {
      await this.transport.sendMail({ ...toMessage(mail, this.from), signal });
    } catch (error) {
      throw toMailFailure(error as SmtpError, handOver.isComplete);
    } finally {
      await handOver.untilNoted();
    }
  }

  onApplicationShutdown(): void {
    this.transport.close({ force: true });
  }
}
