import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { User } from '../api/types';
import { FailureMessage } from '../shared/failure-message';
import { Field } from '../shared/field';
import { FormMessage } from '../shared/form-message';
import { Icon } from '../shared/icon';
import { LabelledField } from '../shared/labelled-field';
import { latestValue } from '../shared/latest-value';
import { Session } from '../shared/session/session';
import { injectSubmission } from '../shared/submission';
import { Toasts } from '../shared/toasts';
import { hourChoices, issueTime, weekdayChoices } from './mail-times';
import { SettingsClient } from './settings-client';

type Choices = Pick<
  User,
  'newsSubscribed' | 'newsFrequency' | 'newsWeekday' | 'newsHour' | 'monthlySummary' | 'budgetMail'
>;

/** Which mails beyond those about the account a person wants, and when. */
@Component({
  selector: 'app-mail-preferences',
  imports: [FailureMessage, Field, FormMessage, Icon, LabelledField, ReactiveFormsModule, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mail-preferences.html',
})
export class MailPreferences {
  private readonly session = inject(Session);
  private readonly client = inject(SettingsClient);
  private readonly toasts = inject(Toasts);
  protected readonly user = this.session.user;
  protected readonly weekdays = weekdayChoices();
  protected readonly hours = hourChoices();
  protected readonly answer = this.client.newsOffer();
  protected readonly offer = latestValue(this.answer);
  protected readonly nextIssue = computed(() => {
    const at = this.offer()?.nextIssueAt;
    const user = this.user();
    return at && user?.newsSubscribed ? issueTime(at, user.timeZone) : null;
  });
  protected readonly hasNoSources = computed(() => this.offer()?.sources.length === 0);
  protected readonly form = inject(FormBuilder).nonNullable.group(choicesOf(this.user()));
  protected readonly submission = injectSubmission(this.form);
  private readonly chosen = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly wantsNews = computed(
    () => this.chosen().newsSubscribed ?? this.form.controls.newsSubscribed.value,
  );
  protected readonly isWeekly = computed(() => this.chosen().newsFrequency === 'weekly');

  constructor() {
    effect(() => {
      const { newsSubscribed } = this.form.controls;
      // What somebody has, they can always give up.
      if (this.hasNoSources() && !this.user()?.newsSubscribed) newsSubscribed.disable();
      else newsSubscribed.enable();
    });
  }

  protected async save(): Promise<void> {
    const before = choicesOf(this.user());
    const outcome = await this.submission.send(() => this.client.updateProfile(this.form.getRawValue()));
    if (!outcome || 'failure' in outcome) return;
    this.accept(outcome.answer);
    this.toasts.undoable('Your choice is saved.', async () => {
      this.accept(await firstValueFrom(this.client.updateProfile(before)));
    });
  }

  private accept(user: User): void {
    this.session.update(user);
    this.form.reset(choicesOf(user));
    this.answer.reload();
  }
}

const none: Choices = {
  newsSubscribed: false,
  newsFrequency: 'weekly',
  newsWeekday: 1,
  newsHour: 7,
  monthlySummary: false,
  budgetMail: true,
};

function choicesOf(user: User | null): Choices {
  const { newsSubscribed, newsFrequency, newsWeekday, newsHour, monthlySummary, budgetMail } = user ?? none;
  return { newsSubscribed, newsFrequency, newsWeekday, newsHour, monthlySummary, budgetMail };
}
