import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { toFailure } from '../../api/failure';
import type { ExpenseFilter, SavedFilter } from '../../api/types';
import { cleanFilter, isFiltered, isSameFilter } from '../../shared/expense-filter/expense-filter';
import { Icon } from '../../shared/icon';
import { Toasts } from '../../shared/toasts';
import { FilterMenu } from '../../shared/expense-filter/filter-menu';
import { SavedFilterName } from './saved-filter-name';
import { SavedFilterStore } from './saved-filter-store';

/** The menu of saved filters: to pick, save, rename and delete them. */
@Component({
  selector: 'app-saved-filters',
  imports: [FilterMenu, Icon, SavedFilterName],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [SavedFilterStore],
  templateUrl: './saved-filters.html',
})
export class SavedFilters {
  readonly filter = input.required<ExpenseFilter>();
  readonly picked = output<ExpenseFilter>();

  protected readonly store = inject(SavedFilterStore);
  protected readonly isFiltered = computed(() => isFiltered(this.filter()));
  protected readonly current = computed(() =>
    this.store.items().find(({ filter }) => isSameFilter(cleanFilter(filter), this.filter())),
  );
  protected readonly renaming = signal<string | null>(null);
  private readonly injector = inject(Injector);
  private readonly toasts = inject(Toasts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly menu = viewChild.required(FilterMenu);

  protected readonly saveAs = (name: string) => this.store.save(name, this.filter());
  protected readonly renameTo = (saved: SavedFilter) => (name: string) => this.store.rename(saved, name);

  protected show({ filter }: SavedFilter): void {
    this.picked.emit(cleanFilter(filter));
    this.menu().close();
  }

  protected tellSaved(name: string): void {
    this.toasts.succeed(`Saved the filter “${name}”.`);
    this.menu().close();
  }

  protected startRenaming({ id }: SavedFilter): void {
    this.renaming.set(id);
    this.focusLater(`saved-${id}`);
  }

  protected endRenaming(id: string): void {
    this.renaming.set(null);
    this.focusLater(`rename-${id}`);
  }

  protected cancelRenaming(event: Event, id: string): void {
    event.preventDefault();
    this.endRenaming(id);
  }

  protected async remove(saved: SavedFilter): Promise<void> {
    try {
      await this.store.remove(saved);
      this.menu().close();
      this.toasts.undoable(`Deleted the filter “${saved.name}”.`, async () => {
        await this.store.save(saved.name, cleanFilter(saved.filter));
      });
    } catch (error) {
      this.toasts.fail(`The filter “${saved.name}” is still there. ${toFailure(error).message}`);
    }
  }

  private focusLater(id: string): void {
    const focus = () => this.host.querySelector<HTMLElement>(`[id="${id}"]`)?.focus();
    afterNextRender(focus, { injector: this.injector });
  }
}
