import { Injectable, computed, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ExpenseFilter, SavedFilter } from '../../api/types';
import { latestValue } from '../../shared/latest-value';
import { Session } from '../../shared/session/session';
import { SavedFilterClient } from './saved-filter-client';

/** The filters that the person has given a name. What changes one asks for all of them anew. */
@Injectable()
export class SavedFilterStore {
  private readonly session = inject(Session);
  private readonly client = inject(SavedFilterClient);
  private readonly answer = this.client.list(() => this.session.ledger()?.id);
  private readonly latest = latestValue(this.answer);

  readonly items = computed(() => this.latest()?.items ?? []);
  readonly isLoaded = computed(() => !!this.latest());
  readonly error = this.answer.error;

  reload(): void {
    this.answer.reload();
  }

  save(name: string, filter: ExpenseFilter): Promise<SavedFilter> {
    return this.change((ledger) => firstValueFrom(this.client.create(ledger, { name, filter })));
  }

  rename({ id }: SavedFilter, name: string): Promise<SavedFilter> {
    return this.change((ledger) => firstValueFrom(this.client.update(ledger, id, { name })));
  }

  remove({ id }: SavedFilter): Promise<void> {
    return this.change((ledger) => firstValueFrom(this.client.delete(ledger, id)));
  }

  private async change<T>(request: (ledgerId: string) => Promise<T>): Promise<T> {
    const answer = await request(this.session.ledger()?.id ?? '');
    this.reload();
    return answer;
  }
}
