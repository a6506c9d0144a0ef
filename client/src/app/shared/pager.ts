import {
  ChangeDetectionStrategy,
  Component,
  afterRenderEffect,
  computed,
  input,
  output,
  viewChild,
} from '@angular/core';
import { PaginationComponent, type PaginationNumberLinkContext } from 'ngx-bootstrap/pagination';
import { Icon } from './icon';

/** The one place that knows ngx-bootstrap's pagination. */
@Component({
  selector: 'app-pager',
  imports: [Icon, PaginationComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './pager.html',
})
export class Pager {
  readonly label = input.required<string>();
  /** From 1. */
  readonly page = input.required<number>();
  readonly pageSize = input.required<number>();
  readonly total = input.required<number>();
  readonly pageChange = output<number>();

  protected readonly pages = computed(() => Math.max(1, Math.ceil(this.total() / this.pageSize())));
  /** There is room for fewer of them. */
  protected readonly hasLongNumbers = computed(() => this.pages() > 999);
  protected readonly range = computed(() => {
    const first = (this.page() - 1) * this.pageSize() + 1;
    const last = Math.min(this.page() * this.pageSize(), this.total());
    return `${first.toLocaleString()}–${last.toLocaleString()} of ${this.total().toLocaleString()}`;
  });
  private readonly pagination = viewChild(PaginationComponent);

  constructor() {
    afterRenderEffect(() => {
      const page = this.page();
      if (page <= this.pages()) this.pagination()?.writeValue(page);
    });
  }

  /** The widget also moves by itself when its totals change; only a click is the person's wish. */
  protected onClick(): void {
    const page = this.pagination()?.page;
    if (page && page !== this.page()) this.pageChange.emit(page);
  }

  /** To the page that was typed, or the nearest one there is. What is no number goes back to the present page. */
  protected jump(field: HTMLInputElement): void {
    const typed = Number(field.value.replace(/[\s,.]/g, ''));
    const page =
      Number.isInteger(typed) && field.value.trim() ? Math.min(Math.max(1, typed), this.pages()) : this.page();
    field.value = String(page);
    if (page !== this.page()) this.pageChange.emit(page);
  }

  protected asPage(context: PaginationNumberLinkContext['$implicit']): { text: string; active: boolean } {
    return context;
  }
}
