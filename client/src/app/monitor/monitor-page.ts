import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { FailureMessage } from '../shared/failure-message';
import { Icon } from '../shared/icon';
import { latestValue } from '../shared/latest-value';
import { pageNumber } from '../shared/page-number';
import { repeatWhileVisible } from '../shared/repeat-while-visible';
import { Session } from '../shared/session/session';
import { waitInWords } from '../shared/wait-in-words';
import { EventChart } from './event-chart';
import { eventsByMinute } from './events-by-minute';
import { MonitorClient } from './monitor-client';
import { ParkedList } from './parked-list';
import { QueueTable } from './queue-table';

const REFRESH_MS = 5_000;
const CHART_MINUTES = 60;

/** How events and mails are doing, for those who run this server. */
@Component({
  selector: 'app-monitor-page',
  imports: [EventChart, FailureMessage, Icon, ParkedList, QueueTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './monitor-page.html',
})
export class MonitorPage {
  /** Of the parked messages; a parameter of the address. */
  readonly page = input(1, { transform: pageNumber });

  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly client = inject(MonitorClient);
  private readonly parkedList = viewChild(ParkedList);
  protected readonly timeZone = computed(() => this.session.user()?.timeZone ?? 'UTC');

  protected readonly stateAnswer = this.client.state();
  protected readonly state = latestValue(this.stateAnswer);
  protected readonly eventsAnswer = this.client.eventCounts(CHART_MINUTES);
  private readonly events = latestValue(this.eventsAnswer);
  protected readonly parkedAnswer = this.client.parked(this.page);
  protected readonly parked = latestValue(this.parkedAnswer);

  /** The same while nothing changes, so that the chart is not drawn anew. */
  protected readonly minutes = computed(
    () => {
      const events = this.events();
      return events && eventsByMinute(events.items, new Date(), CHART_MINUTES);
    },
    { equal: (left, right) => JSON.stringify(left) === JSON.stringify(right) },
  );
  protected readonly oldest = computed(() => waitInWords(Math.round(this.state()?.outbox.oldestSeconds ?? 0)));
  protected readonly isStale = computed(() => this.state() !== undefined && this.stateAnswer.error() !== undefined);
  protected readonly flow = computed(() => {
    const state = this.state();
    if (!state?.isConnected) return 'The broker is away';
    return state.transport === 'rabbitmq' ? 'RabbitMQ is connected' : 'Inside this process';
  });

  constructor() {
    repeatWhileVisible(REFRESH_MS, () => this.reload());
    effect(() => {
      const parked = this.parked();
      const last = Math.max(1, Math.ceil((parked?.total ?? 0) / (parked?.pageSize ?? 1)));
      if (parked && parked.page > last) untracked(() => void this.go(last));
    });
  }

  protected reload(): void {
    for (const answer of [this.stateAnswer, this.eventsAnswer, this.parkedAnswer]) answer.reload();
  }

  protected async showPage(page: number): Promise<void> {
    await this.go(page);
    this.parkedList()?.focus();
  }

  private async go(page: number): Promise<void> {
    await this.router.navigate([], { relativeTo: this.route, queryParams: { page: page === 1 ? null : page } });
  }
}
