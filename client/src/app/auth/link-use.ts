import { DOCUMENT, type Signal, inject, signal } from '@angular/core';
import type { Observable } from 'rxjs';
import { focusHeading } from '../shared/focus-heading';
import { type Submission } from '../shared/submission';
import { LinkToken } from './link-token';

/** How far a mail's link is: waiting for the person, used with success, or of no use (any more). */
export type LinkState = 'ready' | 'done' | 'invalid';

/** Call where the page of `path` is made. */
export function injectLinkUse(path: string, submission: Submission): LinkUse {
  const document = inject(DOCUMENT);
  return new LinkUse(inject(LinkToken).take(path), submission, () => focusHeading(document));
}

/** The one use of a mail's link, from a page opened by it. */
export class LinkUse {
  private readonly current = signal<LinkState>('ready');

  readonly state: Signal<LinkState> = this.current.asReadonly();

  constructor(
    private readonly token: string | null,
    private readonly submission: Submission,
    private readonly announce: () => void,
  ) {
    if (token === null) this.current.set('invalid');
  }

  /** Sends the token. A link that the server no longer takes changes the state; other failures leave it usable. */
  async run(request: (token: string) => Observable<unknown>): Promise<void> {
    const { token } = this;
    if (token === null) return;
    const outcome = await this.submission.send(() => request(token));
    if (!outcome) return;
    const isInvalid = 'failure' in outcome && outcome.failure.code === 'link_invalid';
    if ('failure' in outcome && !isInvalid) return;
    this.current.set(isInvalid ? 'invalid' : 'done');
    this.announce();
  }
}
