import { Injectable } from '@angular/core';
import { NEVER, Observable } from 'rxjs';

/** The one place that knows the browser's `EventSource`. Where there is none, nothing is ever told. */
@Injectable({ providedIn: 'root' })
export class EventStreams {
  /** The names of the events as they come. Fails when the stream breaks off; closed when nobody listens any more. */
  open(url: string, names: readonly string[]): Observable<string> {
    if (typeof EventSource === 'undefined') return NEVER;
    return new Observable((subscriber) => {
      const source = new EventSource(url);
      for (const name of names) source.addEventListener(name, () => subscriber.next(name));
      source.addEventListener('error', () => subscriber.error(new Error('The stream broke off.')));
      return () => source.close();
    });
  }
}
