import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

export interface Choice<T> {
  value: T;
  label: string;
}

/** One of a few, all in sight, as radio buttons in a row. */
@Component({
  selector: 'app-choice-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset class="choice-row">
      <legend class="visually-hidden">{{ label() }}</legend>
      @for (choice of choices(); track choice.value) {
        <input
          type="radio"
          class="btn-check"
          [name]="name()"
          [id]="name() + '-' + choice.value"
          [checked]="choice.value === value()"
          (change)="valueChange.emit(choice.value)"
        />
        <label class="choice" [for]="name() + '-' + choice.value">{{ choice.label }}</label>
      }
    </fieldset>
  `,
})
export class ChoiceRow<T> {
  readonly label = input.required<string>();
  readonly name = input.required<string>();
  readonly choices = input.required<readonly Choice<T>[]>();
  readonly value = input.required<T | null>();
  readonly valueChange = output<T>();
}
