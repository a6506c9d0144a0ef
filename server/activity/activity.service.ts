import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { queryPatiently } from '../database/patient-query.js';
import { activityConsumer } from '../events/consumers.js';
import type { DomainEvent } from '../events/domain-event.js';
import type { EventType } from '../events/event-map.js';
import { Inbox } from '../events/inbox.js';
import { Activity } from './activity.entity.js';
import { holdSubject } from './activity-subject.js';

/** Ends of an account: `data` has the user's id and the ids of the ledgers that are gone with it. */
const removals: EventType[] = ['demo.removed', 'user.removed'];
const removal = z.object({ user: z.object({ id: z.number().int() }), ledgerIds: z.array(z.uuid()) });

@Injectable()
export class ActivityService {
  constructor(private readonly inbox: Inbox) {}

  /**
   * Stores the event as an activity, once. The end of an account is no activity but the end of all of its own; what
   * arrives later of a user or a ledger that is gone is not stored, so nothing comes back, whatever the order.
   */
  async recordActivity(event: DomainEvent): Promise<void> {
    await this.inbox.handleOnce(activityConsumer.name, event.id, async (manager) => {
      if (isRemoval(event)) await forget(manager, event.data);
      else if (await holdSubject(manager, event)) await manager.insert(Activity, toActivity(event));
    });
  }
}

const isRemoval = ({ type }: DomainEvent) => removals.some((removal) => removal === type);

async function forget(manager: EntityManager, data: DomainEvent['data']): Promise<void> {
  const { user, ledgerIds } = removal.parse(data);
  await queryPatiently(manager, `DELETE FROM activities WHERE user_id = $1 AND ledger_id IS NULL`, [user.id]);
  await queryPatiently(manager, `DELETE FROM activities WHERE ledger_id = ANY($1::uuid[])`, [ledgerIds]);
}

/** Device and address travel in the data of security events; here they are columns. */
function toActivity({ id, type, occurredAt, userId, ledgerId, sequence, data }: DomainEvent): Activity {
  const { device, ip, ...rest } = data;
  return {
    id,
    type,
    occurredAt: occurredAt as unknown as Date,
    userId,
    ledgerId,
    sequence: sequence === null ? null : String(sequence),
    device: typeof device === 'string' ? device : null,
    ip: typeof ip === 'string' ? ip : null,
    data: rest,
  };
}
