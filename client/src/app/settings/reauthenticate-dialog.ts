import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, inject } from '@angular/core';
import { FormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { ConnectedIdentity } from '../api/types';
import { injectQuestion } from '../shared/dialogs';
import { isShownInvalid, required } from '../shared/field-rules';
import { FormMessage } from '../shared/form-message';
import { LabelledField } from '../shared/labelled-field';
import { PasswordField } from '../shared/password/password-field';
import { injectSubmission } from '../shared/submission';
import { ProviderProof } from './provider-proof';
import { SettingsClient } from './settings-client';

export const REAUTHENTICATE_TITLE_ID = 'reauthenticate-title';

export interface ReauthenticateData {
  hasPassword: boolean;
  identities: ConnectedIdentity[];
  /** Where a provider sends the person back to. */
  returnTo: string;
}

@Component({
  selector: 'app-reauthenticate-dialog',
  imports: [FormMessage, LabelledField, PasswordField, ProviderProof, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown.escape)': 'question.answer(null)' },
  template: `
    <div class="modal-header">
      <h2 class="modal-title" [id]="titleId">Confirm that it is you</h2>
    </div>
    @if (question.data.hasPassword) {
      <form class="modal-body" id="reauthenticate" novalidate [formGroup]="form" (ngSubmit)="confirm()">
        <p class="modal-lead">This matters for the safety of your account, so give your password once more.</p>
        <app-labelled-field label="Your password" for="reauthenticate-password" [control]="form.controls.password">
          <app-password-field
            inputId="reauthenticate-password"
            autocomplete="current-password"
            describedBy="reauthenticate-password-error"
            [control]="form.controls.password"
            [invalid]="isShownInvalid(form.controls.password)"
          />
        </app-labelled-field>
        <app-form-message [problem]="submission.problem()" />
      </form>
    } @else {
      <div class="modal-body">
        <p class="modal-lead">This matters for the safety of your account, so sign in once more and come back.</p>
        <app-provider-proof [identities]="question.data.identities" [returnTo]="question.data.returnTo" />
      </div>
    }
    <div class="modal-footer">
      <button type="button" class="btn btn-outline-secondary" (click)="question.answer(null)">Cancel</button>
      @if (question.data.hasPassword) {
        <button
          type="submit"
          form="reauthenticate"
          class="btn btn-primary"
          [attr.aria-busy]="submission.isBusy() || null"
        >
          {{ submission.isBusy() ? 'Checking…' : 'Confirm' }}
        </button>
      }
    </div>
  `,
})
export class ReauthenticateDialog {
  protected readonly isShownInvalid = isShownInvalid;
  protected readonly titleId = REAUTHENTICATE_TITLE_ID;
  protected readonly question = injectQuestion<ReauthenticateData, true>();
  protected readonly form = inject(FormBuilder).nonNullable.group({
    password: ['', required('Enter your password.')],
  });
  protected readonly submission = injectSubmission(this.form);
  private readonly client = inject(SettingsClient);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    // After the modal has taken the focus to itself.
    afterNextRender(() => setTimeout(() => this.element.querySelector<HTMLElement>('input, a')?.focus()));
  }

  protected async confirm(): Promise<void> {
    const { password } = this.form.getRawValue();
    const outcome = await this.submission.send(() => this.client.reauthenticate(password));
    if (outcome && 'answer' in outcome) this.question.answer(true);
  }
}
