import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatDate } from '../../shared/calendar-date';
import { Icon } from '../../shared/icon';
import { formatMoney } from '../../shared/money';
import { changeInWords, signedMoney } from './change-in-words';
import type { GridCell, ReportGrid } from './report-grid-model';

/** More columns than this would be too small to be read on a sheet. */
const MOST_ON_PAPER = 15;

/** A report's numbers. They scroll in a box of their own, beside the names of the rows, which stay. */
@Component({
  selector: 'app-report-table',
  imports: [Icon, NgTemplateOutlet, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './report-table.html',
})
export class ReportTable {
  readonly heading = input.required<string>();
  readonly grid = input.required<ReportGrid>();
  readonly currency = input.required<string>();
  readonly csv = output();

  protected readonly mostOnPaper = MOST_ON_PAPER;
  /** With the names of the rows. */
  protected readonly columnsOnPaper = computed(() => Math.min(this.grid().columns.length, MOST_ON_PAPER) + 1);
  protected readonly rows = computed(() => this.grid().rows.map((row) => ({ ...row, cells: this.written(row.cells) })));
  protected readonly foot = computed(() => this.written(this.grid().foot.cells));

  /** The largest come first, so that the last are missed least. */
  protected isOffPaper(index: number): boolean {
    return index >= MOST_ON_PAPER;
  }

  private written(cells: readonly GridCell[]): { text: string; words: string }[] {
    return cells.map((cell) => this.write(cell));
  }

  private write(cell: GridCell): { text: string; words: string } {
    const currency = this.currency();
    switch (cell?.kind) {
      case 'money':
        return { text: formatMoney(cell.amount, currency), words: '' };
      case 'count':
        return { text: cell.count.toLocaleString(), words: '' };
      case 'date':
        return { text: formatDate(cell.date), words: '' };
      case 'change':
        return { text: signedMoney(cell.change.amount, currency), words: changeInWords(cell.change) };
      default:
        return { text: '', words: '' };
    }
  }
}
