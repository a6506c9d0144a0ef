import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** Tells the relay that something was committed to the outbox, so that it does not wait for its next look. */
@Injectable()
export class OutboxSignal {
  private readonly subject = new Subject<void>();
  readonly committed = this.subject.asObservable();

  notify(): void {
    this.subject.next();
  }
}
