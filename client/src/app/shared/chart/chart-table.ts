import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { type ChartColumn, type ChartRows, cellInWords } from './chart-rows';

/** The numbers of a chart. It scrolls within the chart's place, by keyboard too. */
@Component({
  selector: 'app-chart-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'chart-table', tabindex: '0', role: 'region', '[attr.aria-label]': "caption() + ', as a table'" },
  template: `
    <table>
      <caption class="visually-hidden">
        {{
          caption()
        }}
      </caption>
      <thead>
        <tr>
          @for (column of rows().columns; track $index) {
            <th scope="col" [class.is-number]="isNumber(column)">{{ column.label }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of lines(); track $index; let index = $index) {
          <tr>
            @for (cell of row; track $index; let first = $first) {
              @if (first) {
                <th scope="row" dir="auto">
                  @if (isPickable()) {
                    <button type="button" class="chart-table-pick" (click)="picked.emit(index)">
                      {{ cell.words }}
                    </button>
                  } @else {
                    {{ cell.words }}
                  }
                </th>
              } @else {
                <td [class.is-number]="cell.isNumber" dir="auto">{{ cell.words }}</td>
              }
            }
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class ChartTable {
  readonly caption = input.required<string>();
  readonly rows = input.required<ChartRows>();
  /** Whether the name of a row is a button. */
  readonly isPickable = input(false);
  /** The row, from 0. */
  readonly picked = output<number>();

  protected readonly lines = computed(() => {
    const { columns, rows, currency } = this.rows();
    return rows.map((row) =>
      columns.map((column, index) => ({
        words: cellInWords(row[index] ?? null, column.kind, currency),
        isNumber: this.isNumber(column),
      })),
    );
  });

  protected isNumber({ kind }: ChartColumn): boolean {
    return kind === 'money' || kind === 'count';
  }
}
