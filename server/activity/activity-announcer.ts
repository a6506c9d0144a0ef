import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DomainEvent } from '../events/domain-event.js';
import { announcementChannel, toPayloads } from './activity-announcement.js';

/** Announcements are further apart than this, in milliseconds: what happens in between is one. */
const interval = 50;

/**
 * Tells every process of the API whose activities have changed, after they have been committed. Never inside of that
 * transaction: PostgreSQL lets transactions that notify commit only one after the other.
 */
@Injectable()
export class ActivityAnnouncer implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ActivityAnnouncer.name);
  private readonly users = new Set<number>();
  private readonly ledgers = new Set<string>();
  private round: Promise<void> | undefined;
  private isEnding = false;

  constructor(private readonly dataSource: DataSource) {}

  announce(events: DomainEvent[]): void {
    for (const { userId, ledgerId } of events) {
      if (ledgerId !== null) this.ledgers.add(ledgerId);
      else if (userId !== null) this.users.add(userId);
    }
    if (this.users.size + this.ledgers.size > 0) this.round ??= this.rounds();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    await this.round;
  }

  private async rounds(): Promise<void> {
    while (this.users.size + this.ledgers.size > 0) {
      await this.notify();
      if (!this.isEnding) await new Promise((resolve) => setTimeout(resolve, interval).unref());
    }
    this.round = undefined;
  }

  private async notify(): Promise<void> {
    const payloads = toPayloads({ users: [...this.users], ledgers: [...this.ledgers] });
    this.users.clear();
    this.ledgers.clear();
    try {
      await this.dataSource.query(`SELECT pg_notify($1, payload) FROM unnest($2::text[]) payload`, [
        announcementChannel,
        payloads,
      ]);
    } catch (error) {
      // Whoever listens loses that connection too, and looks by itself when it is back.
      this.logger.warn(`new activities could not be announced: ${(error as Error).message}`);
    }
  }
}
