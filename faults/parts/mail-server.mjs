import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePort } from './free-port.mjs';

/**
 * A mail server that keeps what it is given, and behaves badly when it is told to.
 * @typedef {'accept' | 'refuse' | 'later' | 'slow' | 'hang up'} Mood `refuse`: no connection; `later`: 4xx; `slow`: takes
 * the mail, and says so after a minute; `hang up`: takes the mail, and ends the connection instead of saying so.
 */
export class MailServer {
  /** Every mail that was handed over, confirmed or not. @type {{ id: string, to: string, subject: string, text: string, mood: Mood }[]} */
  mails = [];
  /** @type {Mood} */
  #mood = 'accept';
  #server;
  #port;

  get url() {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  async make() {
    this.#port = await freePort();
    await this.#open();
  }

  /** @param {Mood} mood */
  async turn(mood) {
    if (mood === 'refuse' && this.#mood !== 'refuse') await this.#close();
    if (mood !== 'refuse' && this.#mood === 'refuse') await this.#open();
    this.#mood = mood;
  }

  async remove() {
    if (this.#server) await this.#close();
  }

  async #open() {
    this.#server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      closeTimeout: 50,
      onMailFrom: (_address, _session, callback) =>
        callback(this.#mood === 'later' ? Object.assign(new Error('not now'), { responseCode: 451 }) : null),
      onData: (stream, { envelope }, callback) => {
        const chunks = [];
        stream.on('data', (chunk) => chunks.push(chunk));
        stream.on('end', () => void this.#take(Buffer.concat(chunks), envelope, callback));
      },
    });
    this.#server.on('error', () => undefined);
    await new Promise((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
  }

  async #take(source, envelope, callback) {
    const mood = this.#mood;
    if (mood === 'hang up') this.#dropConnections();
    const { messageId, subject, text } = await simpleParser(source);
    const to = envelope.rcptTo.map(({ address }) => address).join();
    this.mails.push({ id: messageId, to, subject: subject ?? '', text: text ?? '', mood });
    if (mood === 'hang up') return;
    if (mood === 'slow') setTimeout(callback, 60_000, null, 'taken').unref();
    else callback(null, 'taken');
  }

  async #close() {
    this.#dropConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#server = undefined;
  }

  #dropConnections() {
    for (const connection of this.#server.connections) connection._socket.destroy();
  }
}
