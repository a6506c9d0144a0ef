import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { GroupCommit, type Pending } from '../database/group-commit.js';
import { activityConsumer } from '../events/consumers.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Inbox } from '../events/inbox.js';
import { isOutage } from '../http/database-problem.js';
import { ActivityAnnouncer } from './activity-announcer.js';
import { holdSubject, holdSubjects } from './activity-subject.js';
import { forgetActivities, isRemoval } from './forget-activities.js';
import { insertActivities } from './insert-activities.js';

/** Enough that a commit costs little for each, few enough that one transaction ends soon. */
const mostTogether = 200;

type PendingEvent = Pending<DomainEvent>;

@Injectable()
export class ActivityService {
  private readonly commits = new GroupCommit<DomainEvent>((batch) => this.storeBatch(batch), mostTogether, isRemoval);

  constructor(
    private readonly dataSource: DataSource,
    private readonly inbox: Inbox,
    private readonly announcer: ActivityAnnouncer,
  ) {}

  /**
   * Stores the event as an activity, once; resolves after the commit. The end of an account is no activity but the end of
   * all of its own; what arrives later of a user or a ledger that is gone is not stored, so nothing comes back, whatever
   * the order.
   *
   * Events that arrive together are committed together, because a commit waits for the disk. No circle of waiting comes
   * of it: the inbox is claimed in the order of ids, and nobody waits for a subject while holding another.
   */
  recordActivity(event: DomainEvent): Promise<void> {
    return this.commits.add(event);
  }

  private async storeBatch(batch: PendingEvent[]): Promise<void> {
    let left = batch;
    if (batch.length > 1) {
      try {
        left = await this.storeTogether(batch);
      } catch (error) {
        if (isOutage(error)) return rejectAll(batch, error);
      }
    }
    // Where one of a batch cannot be stored, the others can.
    for (const [index, { item, resolve, reject }] of left.entries()) {
      try {
        await this.storeAlone(item);
        resolve();
      } catch (error) {
        reject(error);
        if (isOutage(error)) return rejectAll(left.slice(index), error);
      }
    }
  }

  /** @returns those that have to be stored alone. */
  private async storeTogether(batch: PendingEvent[]): Promise<PendingEvent[]> {
    const distinct = [...new Map(batch.map(({ item }) => [item.id.toLowerCase(), item])).values()];
    const { held, stored } = await this.dataSource.transaction(async (manager) => {
      const held = await holdSubjects(manager, distinct);
      const claimed = await this.inbox.claimAll(
        manager,
        activityConsumer.name,
        held.map(({ id }) => id),
      );
      const stored = held.filter(({ id }) => claimed.has(id.toLowerCase()));
      await insertActivities(manager, stored);
      return { held: new Set(held.map(({ id }) => id.toLowerCase())), stored };
    });
    this.announcer.announce(stored);
    const isDone = ({ item }: PendingEvent) => held.has(item.id.toLowerCase());
    for (const { resolve } of batch.filter(isDone)) resolve();
    return batch.filter((pending) => !isDone(pending));
  }

  private async storeAlone(event: DomainEvent): Promise<void> {
    const isStored = await this.dataSource.transaction(async (manager) => {
      const isHeld = isRemoval(event) || (await holdSubject(manager, event));
      if (!(await this.inbox.claim(manager, activityConsumer.name, event.id))) return false;
      if (isRemoval(event)) await forgetActivities(manager, event.data);
      else if (isHeld) await insertActivities(manager, [event]);
      return isHeld;
    });
    if (isStored) this.announcer.announce([event]);
  }
}

const rejectAll = (batch: PendingEvent[], error: unknown) => batch.forEach(({ reject }) => reject(error));
