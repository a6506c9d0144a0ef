import { type Signal, linkedSignal } from '@angular/core';

/** What `make` last made, kept while it makes nothing: nothing on the screen jumps while an answer is on its way. */
export function kept<T>(make: () => T | undefined): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: make,
    computation: (made, previous) => made ?? previous?.value,
  }).asReadonly();
}
