import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MonitoredQueue } from '../api/types';
import { toQueueRows } from './queue-rows';

@Component({
  selector: 'app-queue-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <table class="monitor-table">
      <thead>
        <tr>
          <th scope="col">Queue</th>
          <th scope="col" class="is-number">Waiting</th>
          <th scope="col" class="is-number">In work</th>
          <th scope="col" class="is-number">Again later</th>
          <th scope="col" class="is-number">Consumers</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.name) {
          <tr>
            <th scope="row">{{ breakable(row.name) }}</th>
            <td class="is-number">{{ text(row.ready) }}</td>
            <td class="is-number">{{ text(row.unacknowledged) }}</td>
            <td class="is-number">{{ text(row.retrying) }}</td>
            <td class="is-number">
              @if (row.isAlone) {
                <span class="tag-badge is-danger">nobody</span>
              } @else {
                {{ text(row.consumers) }}
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class QueueTable {
  readonly queues = input.required<readonly MonitoredQueue[]>();

  protected readonly rows = computed(() => toQueueRows(this.queues()));

  /** May break after each of its dots: a zero-width space stands there. */
  protected breakable(name: string): string {
    return name.replaceAll('.', '.\u200b');
  }

  protected text(count: number | null): string {
    return count === null ? '–' : count.toLocaleString();
  }
}
