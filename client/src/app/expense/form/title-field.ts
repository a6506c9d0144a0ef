import { ChangeDetectionStrategy, Component, inject, input, output, viewChild } from '@angular/core';
import type { FormControl } from '@angular/forms';
import { type Observable, of } from 'rxjs';
import type { KnownTitle } from '../../api/types';
import { CategoryMark } from '../../shared/category/category-mark';
import { FieldError } from '../../shared/field-error';
import { formatMoney } from '../../shared/money';
import { Session } from '../../shared/session/session';
import { SuggestingField } from '../../shared/suggesting-field';
import { SuggestionClient } from './suggestion-client';

/** The title, with the ledger's earlier ones while it is typed. */
@Component({
  selector: 'app-title-field',
  imports: [CategoryMark, FieldError, SuggestingField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field' },
  template: `
    <label class="form-label" for="title">Title</label>
    <app-suggesting-field
      inputId="title"
      listLabel="Earlier titles"
      describedBy="title-check title-error"
      textField="title"
      [control]="control()"
      [suggest]="suggest"
      (chosen)="knownChosen.emit($event)"
    >
      <ng-template #suggestion let-known>
        <app-category-mark [category]="known.category" />
        <span class="suggestion-text">
          {{ known.title }} <span class="suggestion-detail">{{ known.category.name }}</span>
        </span>
        @if (known.amount) {
          <span class="suggestion-amount">{{ money(known.amount) }}</span>
        }
      </ng-template>
    </app-suggesting-field>
    <app-field-error id="title-error" [control]="control()" />
    <ng-content />
  `,
})
export class TitleField {
  readonly control = input.required<FormControl<string>>();
  readonly currency = input.required<string>();
  readonly knownChosen = output<KnownTitle>();

  private readonly client = inject(SuggestionClient);
  private readonly session = inject(Session);
  private readonly field = viewChild.required<SuggestingField<KnownTitle>>(SuggestingField);

  protected readonly suggest = (text: string): Observable<KnownTitle[]> => {
    const ledger = this.session.ledger();
    return ledger ? this.client.titles(ledger.id, text) : of([]);
  };

  focus(): void {
    this.field().focus();
  }

  protected money(amount: string): string {
    return formatMoney(amount, this.currency());
  }
}
