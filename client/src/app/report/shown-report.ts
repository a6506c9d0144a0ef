import type { HttpResourceRef } from '@angular/common/http';
import type { Signal } from '@angular/core';
import { latestValue } from '../shared/latest-value';

/** A report as a card shows it. */
export interface ShownReport<T> {
  /** The latest answer, kept while the next one is on its way. */
  readonly value: Signal<T | undefined>;
  readonly isLoading: Signal<boolean>;
  readonly error: Signal<unknown>;
  reload(): void;
}

/** Call where a component or service is made. */
export function shownReport<T>(answer: HttpResourceRef<T | undefined>): ShownReport<T> {
  return {
    value: latestValue(answer),
    isLoading: answer.isLoading,
    error: answer.error,
    reload: () => void answer.reload(),
  };
}
