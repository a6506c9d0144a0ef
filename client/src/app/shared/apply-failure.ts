import type { FormGroup } from '@angular/forms';
import type { Failure } from '../api/failure';
import { SERVER } from './field-rules';

/**
 * Puts the server's complaints at the fields they name, where they stay until the field is changed. Returns what
 * belongs to no field, as the sentence for the form's summary; null when every complaint found its field.
 */
export function applyFailure(form: FormGroup, failure: Failure): string | null {
  const unplaced: string[] = [];
  for (const { field, message } of failure.errors) {
    const control = form.get(field);
    if (control?.hasError(SERVER)) continue;
    if (!control) {
      unplaced.push(asSentence(`${field} ${message}`));
      continue;
    }
    control.setErrors({ [SERVER]: asSentence(message) });
    control.markAsTouched();
    control.markAsDirty();
  }
  if (unplaced.length > 0) return unplaced.join(' ');
  return failure.errors.length > 0 ? null : failure.message;
}

/** The server's messages go on from the field's name, which stands above: "must be a UUID". */
function asSentence(message: string): string {
  const text = /^(is|must|may|has|was)\b/.test(message) ? `This ${message}` : capitalised(message);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
