import { ChangeDetectionStrategy, Component, type ElementRef, computed, inject, input, viewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import type { MailDelivery } from '../api/types';
import { FailureMessage } from '../shared/failure-message';
import { Icon } from '../shared/icon';
import { latestValue } from '../shared/latest-value';
import { Pager } from '../shared/pager';
import { formatInstant, relativeTime } from '../shared/relative-time';
import { attemptsInWords, mailState, mailSubject } from './mail-in-words';
import { SettingsClient } from './settings-client';
import { SkeletonPanel } from './skeleton-panel';

/** Every mail about the account, and whether it got away. */
@Component({
  selector: 'app-mail-history',
  imports: [FailureMessage, Icon, Pager, SkeletonPanel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mail-history.html',
})
export class MailHistory {
  /** Counted from 1. */
  readonly page = input.required<number>();
  /** IANA name. */
  readonly timeZone = input.required<string>();

  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');
  protected readonly answer = inject(SettingsClient).mails(this.page);
  protected readonly list = latestValue(this.answer);
  protected readonly mails = computed(() => this.list()?.items.map((mail) => this.inWords(mail)));

  protected async showPage(page: number): Promise<void> {
    await this.router.navigate([], { relativeTo: this.route, queryParams: { page: page === 1 ? null : page } });
    this.region().nativeElement.focus({ preventScroll: true });
    this.region().nativeElement.scrollIntoView?.({ block: 'start' });
  }

  private inWords(mail: MailDelivery) {
    const at = mail.sentAt ?? mail.createdAt;
    return {
      ...mail,
      subject: mailSubject(mail.template),
      state: mailState(mail),
      tries: attemptsInWords(mail),
      at,
      time: formatInstant(at, this.timeZone()),
      since: relativeTime(at, new Date()),
    };
  }
}
