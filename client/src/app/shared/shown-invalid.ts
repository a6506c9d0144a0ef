import type { Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { AbstractControl } from '@angular/forms';
import { map, startWith, switchMap } from 'rxjs';
import { isShownInvalid } from './field-rules';

/** `isShownInvalid` of a control that a component was given: it changes with the form, which does not refresh the component. */
export function shownInvalid(control: Signal<AbstractControl>): Signal<boolean> {
  const shown = toObservable(control).pipe(
    switchMap((given) =>
      given.events.pipe(
        startWith(null),
        map(() => isShownInvalid(given)),
      ),
    ),
  );
  return toSignal(shown, { initialValue: false });
}
