import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { eventually } from './eventually.js';

/** A mail as its reader gets it. */
export interface ReceivedMail {
  template: string;
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The address with a token that it asks to follow. */
  link: string | null;
  /** That address's token. */
  token: string | null;
  /** As the mail program shows it. */
  parsed: ParsedMail;
}

interface Wanted {
  template?: string;
  /** How many such mails there have to be; with 2, the first one does not do. */
  count?: number;
}

/** Reads the mails that were written into a data folder. */
export class Mailbox {
  private readonly folder: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'mail');
  }

  /** All of them, in the order in which they were written. */
  async all(): Promise<ReceivedMail[]> {
    const names = await readdir(this.folder).catch(() => [] as string[]);
    const files = await Promise.all(
      names
        .filter((name) => name.endsWith('.eml'))
        .map(async (name) => ({ name, written: (await stat(join(this.folder, name), { bigint: true })).mtimeNs })),
    );
    files.sort((one, other) => Number(one.written - other.written));
    return Promise.all(files.map(async ({ name }) => read(name, await readFile(join(this.folder, name)))));
  }

  async allTo(address: string, template?: string): Promise<ReceivedMail[]> {
    const mails = await this.all();
    return mails.filter((mail) => mail.to === address && (template === undefined || mail.template === template));
  }

  /** The latest mail to `address`, waited for. */
  latestTo(address: string, { template, count = 1 }: Wanted = {}): Promise<ReceivedMail> {
    return eventually(async () => {
      const mails = await this.allTo(address, template);
      const latest = mails.at(-1);
      if (!latest || mails.length < count) {
        throw new Error(`${mails.length} of ${count} mails ${template ?? ''} to ${address} have come`);
      }
      return latest;
    });
  }
}

async function read(name: string, source: Buffer): Promise<ReceivedMail> {
  return { template: /^[^-]+-(.+)-[^-]+\.eml$/.exec(name)?.[1] ?? '', ...(await readMail(source)) };
}

/** A mail from its source, whatever carried it. */
export async function readMail(source: Buffer): Promise<Omit<ReceivedMail, 'template'>> {
  const parsed = await simpleParser(source);
  const text = parsed.text ?? '';
  const link = /https?:\/\/\S+[?&]token=\S+/.exec(text)?.[0] ?? null;
  const { to } = parsed;
  return {
    messageId: parsed.messageId ?? '',
    from: parsed.from?.text ?? '',
    to: (Array.isArray(to) ? to : [to]).map((addresses) => addresses?.value[0]?.address ?? '').join(', '),
    subject: parsed.subject ?? '',
    text,
    html: parsed.html || '',
    link,
    token: link && new URL(link).searchParams.get('token'),
    parsed,
  };
}
