import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Field } from '../shared/field';
import { isShownInvalid, rule } from '../shared/field-rules';
import { FormMessage } from '../shared/form-message';
import { LabelledField } from '../shared/labelled-field';
import { Session } from '../shared/session/session';
import { injectSubmission } from '../shared/submission';
import { Toasts } from '../shared/toasts';
import { currencyChoices } from './currency-choices';
import { SettingsClient } from './settings-client';
import { TimeZoneField } from './time-zone-field';

const NAME_LENGTH = 100;

@Component({
  selector: 'app-profile-section',
  imports: [Field, FormMessage, LabelledField, ReactiveFormsModule, TimeZoneField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profile-section.html',
})
export class ProfileSection {
  protected readonly isShownInvalid = isShownInvalid;
  private readonly session = inject(Session);
  private readonly client = inject(SettingsClient);
  private readonly toasts = inject(Toasts);
  private readonly user = this.session.user();
  protected readonly currencies = currencyChoices(this.user?.currency);
  protected readonly form = inject(FormBuilder).nonNullable.group({
    name: [this.user?.name ?? '', rule((name) => (name.trim().length > NAME_LENGTH ? tooLong : null))],
    timeZone: [this.user?.timeZone ?? '', rule((zone) => (zone ? null : 'Choose a time zone from the list.'))],
    currency: [this.user?.currency ?? 'USD'],
  });
  protected readonly submission = injectSubmission(this.form);

  protected async save(): Promise<void> {
    const { name, timeZone, currency } = this.form.getRawValue();
    const outcome = await this.submission.send(() =>
      this.client.updateProfile({ name: name.trim(), timeZone, currency }),
    );
    if (!outcome || 'failure' in outcome) return;
    this.session.update(outcome.answer);
    this.toasts.succeed('Your profile is saved.');
  }
}

const tooLong = `Shorten this to ${NAME_LENGTH} characters.`;
