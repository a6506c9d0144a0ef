import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFoundProblem } from '../http/problem.js';
import type { SavedFilter, SavedFilters } from './saved-filter.dto.js';

@Injectable()
export class SavedFilterQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A person's own in a ledger, by name. */
  async list(ledgerId: string, userId: number): Promise<SavedFilters> {
    const items: SavedFilter[] = await this.dataSource.query(
      `SELECT id, name, filter FROM saved_filters WHERE ledger_id = $1 AND user_id = $2 ORDER BY name, id`,
      [ledgerId, userId],
    );
    return { items };
  }

  /** One of a person's own, as the current transaction sees it. @throws NotFoundProblem, also for somebody else's. */
  async get(ledgerId: string, userId: number, id: string, manager: EntityManager): Promise<SavedFilter> {
    const [found]: SavedFilter[] = await manager.query(
      `SELECT id, name, filter FROM saved_filters WHERE ledger_id = $1 AND user_id = $2 AND id = $3`,
      [ledgerId, userId, id],
    );
    if (!found) throw new NotFoundProblem('saved filter');
    return found;
  }
}
