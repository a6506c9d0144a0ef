import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** What became of one delivery. */
export interface Outcome {
  consumer: string;
  outcome: 'handled' | 'retried' | 'parked';
  /** When the event was committed, in milliseconds since 1970; null for what is no event. */
  committedAt: number | null;
}

/** Tells this process what passes through it, for whoever counts. */
@Injectable()
export class EventFlow {
  /** The types of events that the transport has just confirmed. */
  readonly published = new Subject<string[]>();
  readonly outcomes = new Subject<Outcome>();
}
