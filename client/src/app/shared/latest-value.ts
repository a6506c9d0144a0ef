import { type Signal, linkedSignal } from '@angular/core';
import type { HttpResourceRef } from '@angular/common/http';

/** The latest answer of `resource`, kept while the next one is on its way, so that nothing on the screen jumps. */
export function latestValue<T>(resource: HttpResourceRef<T | undefined>): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (resource.hasValue() ? resource.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  }).asReadonly();
}
