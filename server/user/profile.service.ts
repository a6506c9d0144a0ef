import { Injectable } from '@nestjs/common';
import type { Actor } from '../database/actor.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import type { User as UserAnswer, UserUpdate } from './user.dto.js';
import type { Profile, SubscriptionChanged } from './user.events.js';
import { UserQueries } from './user.queries.js';
import { UserService } from './user.service.js';

const fields = [
  'name',
  'timeZone',
  'currency',
  'newsSubscribed',
  'newsFrequency',
  'newsWeekday',
  'newsHour',
  'monthlySummary',
  'budgetMail',
] as const;

type MailingList = 'news' | 'summary' | 'budget-alert';

/** Of each list, the field that says whether somebody gets it. */
const lists = {
  news: 'newsSubscribed',
  summary: 'monthlySummary',
  'budget-alert': 'budgetMail',
} as const satisfies Record<MailingList, keyof Profile>;

@Injectable()
export class ProfileService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserService,
    private readonly queries: UserQueries,
  ) {}

  /** Changes what is given, and tells of what differs. @returns the whole profile. */
  async update(actor: Actor, wanted: UserUpdate): Promise<UserAnswer> {
    await this.unitOfWork.run(actor, async (tx) => {
      const user = await this.users.lockAccount(tx, actor.userId);
      const changed = fields.filter((field) => wanted[field] !== undefined && wanted[field] !== user[field]);
      if (changed.length === 0) return;
      const after = pick(wanted, changed);
      await this.users.changeUser(tx, user.id, after);
      const origin = { device: actor.device, ip: actor.ip };
      const others = changed.filter((field) => !isSubscription(field));
      if (others.length > 0)
        tx.emit('user.updated', { before: pick(user, others), after: pick(after, others), ...origin });
      for (const list of ['news', 'summary', 'budget-alert'] as const) {
        const isSubscribed = after[lists[list]];
        if (isSubscribed !== undefined)
          emitSubscription(tx, user.id, list, isSubscribed, { by: 'settings', ...origin });
      }
    });
    return this.queries.getProfile(actor.userId);
  }

  /**
   * Ends a mailing list for whoever holds its link, from whatever device; changes nothing when it has ended.
   * @throws UnauthenticatedProblem when the user is gone.
   */
  async unsubscribe(userId: number, list: MailingList): Promise<void> {
    const field = lists[list];
    await this.unitOfWork.run(null, async (tx) => {
      const user = await this.users.lockAccount(tx, userId);
      if (!user[field]) return;
      await this.users.changeUser(tx, userId, { [field]: false });
      emitSubscription(tx, userId, list, false, { by: 'link', device: null, ip: null });
    });
  }
}

const isSubscription = (field: keyof Profile) => Object.values(lists).some((name) => name === field);

function emitSubscription(
  tx: Transaction,
  userId: number,
  list: MailingList,
  isSubscribed: boolean,
  change: SubscriptionChanged,
): void {
  tx.emit(isSubscribed ? `${list}.subscribed` : `${list}.unsubscribed`, change, { userId });
}

const pick = (source: Profile, names: readonly (keyof Profile)[]): Profile =>
  Object.fromEntries(names.map((name) => [name, source[name]]));
