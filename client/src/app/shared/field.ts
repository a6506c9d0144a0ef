import { Directive, inject } from '@angular/core';
import { NgControl } from '@angular/forms';
import { isShownInvalid } from './field-rules';

/** Tells assistive technology and the style sheet that a field's value is wrong, once that is to be shown. */
@Directive({
  selector: '[formControlName][appField]',
  host: {
    '[attr.aria-invalid]': 'isInvalid() ? "true" : null',
    '[class.is-invalid]': 'isInvalid()',
  },
})
export class Field {
  private readonly control = inject(NgControl);

  protected isInvalid(): boolean {
    return !!this.control.control && isShownInvalid(this.control.control);
  }
}
