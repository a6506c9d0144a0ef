import { Injectable, signal } from '@angular/core';
import { Subject } from 'rxjs';

/** What a person is at, told between a form and the picture that it was filled from. */
@Injectable()
export class FieldPointer {
  private readonly current = signal<string | null>(null);
  private readonly requests = new Subject<string>();

  /** What the form is at, as the marks are named; null for nothing that is marked. */
  readonly active = this.current.asReadonly();
  /** A mark on the picture was pressed: its field is wanted. */
  readonly wanted = this.requests.asObservable();

  pointAt(mark: string | null): void {
    this.current.set(mark);
  }

  ask(mark: string): void {
    this.requests.next(mark);
  }
}
