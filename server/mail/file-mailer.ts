import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { TransientFailure } from '../events/transient-failure.js';
import { type Mail, Mailer } from './mailer.js';
import { toMessage } from './message.js';

/**
 * Puts each mail into a file of its own, `<instant>-<template>-<id>.eml`, which any mail program opens. A mail that is
 * written twice is the same file. Links in mails open accounts, so the folder is its owner's alone.
 */
export class FileMailer extends Mailer {
  private readonly builder = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    const { message } = await this.builder.sendMail(toMessage(mail, this.from));
    const name = fileNameOf(mail);
    const temporary = join(this.folder, `.${name}.${process.pid}.tmp`);
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(temporary, message as Buffer, { mode: 0o600, flush: true });
      await rename(temporary, join(this.folder, name));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw new TransientFailure(`the mail could not be written (${(error as NodeJS.ErrnoException).code})`);
    }
  }
}

/** Sorts by the instant; holds nothing that came from outside. */
function fileNameOf({ date, template, messageId }: Mail): string {
  return `${date.toISOString().replace(/[-:.]/g, '')}-${template}-${messageId.slice(1, 17)}.eml`;
}
