import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { toFailure } from '../api/failure';
import type { ParkedMessage, ParkedPage } from '../api/types';
import { injectConfirm } from '../shared/confirm-dialog';
import { Icon } from '../shared/icon';
import { Pager } from '../shared/pager';
import { formatInstant, relativeTime } from '../shared/relative-time';
import { Toasts } from '../shared/toasts';
import { MonitorClient } from './monitor-client';

/** What nobody could handle, and what to do with it. */
@Component({
  selector: 'app-parked-list',
  imports: [Icon, Pager],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './parked-list.html',
})
export class ParkedList {
  readonly list = input.required<ParkedPage>();
  /** IANA name. */
  readonly timeZone = input.required<string>();
  readonly changed = output();
  readonly pageChange = output<number>();

  private readonly client = inject(MonitorClient);
  private readonly toasts = inject(Toasts);
  private readonly confirm = injectConfirm();
  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');
  protected readonly busy = signal<string | null>(null);

  /** Takes the focus, which a row that goes would lose. */
  focus(): void {
    this.region().nativeElement.focus({ preventScroll: true });
  }

  protected name({ type, consumer }: ParkedMessage): string {
    return `${type ?? 'No event'} at ${consumer}`;
  }

  protected since({ parkedAt }: ParkedMessage): string {
    return relativeTime(parkedAt, new Date());
  }

  protected time({ parkedAt }: ParkedMessage): string {
    return formatInstant(parkedAt, this.timeZone());
  }

  protected retry(message: ParkedMessage): Promise<void> {
    const done = `Given back to ${message.consumer}. If it fails again, it comes back here.`;
    return this.act(message, () => this.client.retry(message.id), done);
  }

  protected async drop(message: ParkedMessage): Promise<void> {
    const isSure = await this.confirm({
      title: 'Drop this message for good?',
      text: `${this.name(message)} will never take effect there. Nobody can bring it back.`,
      action: 'Drop for good',
    });
    if (isSure) await this.act(message, () => this.client.drop(message.id), `Dropped ${this.name(message)}.`);
  }

  private async act(message: ParkedMessage, work: () => Promise<void>, done: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(message.id);
    try {
      await work();
      this.toasts.succeed(done);
    } catch (error) {
      this.toasts.fail(`Nothing was done. ${reasonOf(error)}`);
    } finally {
      this.busy.set(null);
      this.focus();
      this.changed.emit();
    }
  }
}

function reasonOf(error: unknown): string {
  const { status, message } = toFailure(error);
  if (status === 404) return 'The message is gone: somebody has decided already.';
  return status === 503 ? 'The broker does not answer. Try again when it is back.' : message;
}
