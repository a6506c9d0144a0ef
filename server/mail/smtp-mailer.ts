import type { Readable } from 'node:stream';
import type { OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { mailConsumer } from '../events/consumers.js';
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
  /** The bodies of mails under way, by the signal that would end their sending. */
  private readonly bodies = new WeakMap<AbortSignal, Readable>();

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
      const { signal } = data;
      const createBody = message.createReadStream.bind(message);
      message.createReadStream = (options) => {
        const body = createBody(options);
        if (signal) this.bodies.set(signal, body);
        return body;
      };
      done();
    });
  }

  async send(mail: Mail): Promise<void> {
    const signal = AbortSignal.timeout(this.timeouts.total);
    try {
      await this.transport.sendMail({ ...toMessage(mail, this.from), signal });
    } catch (error) {
      // It is read only once the server has asked for it.
      const isHandedOver = this.bodies.get(signal)?.readableDidRead ?? false;
      throw toMailFailure(error as SmtpError, isHandedOver);
    }
  }

  onApplicationShutdown(): void {
    this.transport.close({ force: true });
  }
}
