import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { AbstractControl } from '@angular/forms';
import { FieldError } from './field-error';

/**
 * A field with its label and, in one line whose room is always there, what is wrong with it or else a hint. The field
 * itself is the content; it names `<for>-error` as its description.
 */
@Component({
  selector: 'app-labelled-field',
  imports: [FieldError],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field labelled-field' },
  template: `
    <div class="labelled-field-head">
      <label class="form-label" [for]="for()"
        >{{ label() }}
        @if (optional()) {
          <span class="optional">optional</span>
        }
      </label>
      <ng-content select="[beside-label]" />
    </div>
    <ng-content />
    <div class="field-note" [id]="for() + '-error'">
      <app-field-error [control]="control()" />
      @if (hint()) {
        <p class="field-hint">{{ hint() }}</p>
      }
    </div>
  `,
})
export class LabelledField {
  readonly label = input.required<string>();
  /** The id of the field. */
  readonly for = input.required<string>();
  readonly control = input.required<AbstractControl>();
  readonly hint = input('');
  readonly optional = input(false);
}
