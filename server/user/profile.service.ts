import { Injectable } from '@nestjs/common';
import type { Actor } from '../database/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { User as UserAnswer, UserUpdate } from './user.dto.js';
import type { Profile } from './user.events.js';
import { UserQueries } from './user.queries.js';
import { UserService } from './user.service.js';

const fields = ['name', 'timeZone', 'currency', 'newsSubscribed'] as const;

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
      tx.emit('user.updated', { before: pick(user, changed), after, device: actor.device, ip: actor.ip });
    });
    return this.queries.getProfile(actor.userId);
  }
}

const pick = (source: Profile, names: readonly (keyof Profile)[]): Profile =>
  Object.fromEntries(names.map((name) => [name, source[name]]));
