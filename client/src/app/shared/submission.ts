import { ElementRef, type Signal, inject, signal } from '@angular/core';
import { FormGroup } from '@angular/forms';
import { type Observable, firstValueFrom } from 'rxjs';
import { type Failure, toFailure } from '../api/failure';
import { applyFailure } from './apply-failure';
import { showAllInvalid } from './field-rules';
import { focusFirstInvalid } from './focus-first-invalid';
import { type FormProblem, problemOf } from './form-problem';

/** What came of sending a form: the answer, or why there is none. */
export type Outcome<T> = { answer: T } | { failure: Failure };

/** Says about a failure what the general words would not. Null leaves it to them. */
type Say = (failure: Failure) => string | null;

/** Call where a component is made. Without a form: for a button that stands alone. */
export function injectSubmission(form: FormGroup = new FormGroup({}), say: Say = () => null): Submission {
  return new Submission(form, inject<ElementRef<HTMLElement>>(ElementRef).nativeElement, say);
}

/** One form's way to the server: one request at a time, complaints at their fields, and the rest as a sentence. */
export class Submission {
  private readonly busy = signal(false);
  private readonly said = signal<FormProblem | null>(null);

  readonly isBusy: Signal<boolean> = this.busy.asReadonly();
  readonly problem: Signal<FormProblem | null> = this.said.asReadonly();

  constructor(
    private readonly form: FormGroup,
    private readonly element: HTMLElement,
    private readonly say: Say,
  ) {}

  /** Null when the form is not ready to be sent, or is being sent already. */
  async send<T>(request: () => Promise<T> | Observable<T>): Promise<Outcome<T> | null> {
    showAllInvalid(this.form);
    if (this.busy()) return null;
    this.said.set(null);
    if (this.form.invalid) {
      focusFirstInvalid(this.element);
      return null;
    }
    this.busy.set(true);
    try {
      const sent = request();
      return { answer: await (sent instanceof Promise ? sent : firstValueFrom(sent)) };
    } catch (error) {
      const failure = toFailure(error);
      this.show(failure);
      return { failure };
    } finally {
      this.busy.set(false);
    }
  }

  private show(failure: Failure): void {
    const unplaced = applyFailure(this.form, failure);
    const own = this.say(failure);
    this.said.set(own ? { text: own, retryAfter: null } : problemOf(failure, unplaced));
    focusFirstInvalid(this.element);
  }
}
