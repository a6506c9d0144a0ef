import { DOCUMENT, type Signal, inject, signal } from '@angular/core';
import type { Unsubscription } from '../api/types';
import { focusHeading } from '../shared/focus-heading';
import type { Outcome, Submission } from '../shared/submission';
import { AuthClient } from './auth-client';
import { LinkToken } from './link-token';

/** How far it is. `invalid`: the server knows no such link. */
export type UnsubscribingState = 'asking' | 'ready' | 'done' | 'invalid';

/** Call where the page is made. */
export function injectUnsubscribing(submission: Submission): Unsubscribing {
  const document = inject(DOCUMENT);
  const token = inject(LinkToken).take('/unsubscribe');
  return new Unsubscribing(token, inject(AuthClient), submission, () => focusHeading(document));
}

/** Ends what the link of a mail is about, after asking. The link works as often as it is followed. */
export class Unsubscribing {
  private readonly current = signal<UnsubscribingState>('asking');
  private readonly described = signal<Unsubscription | null>(null);

  readonly state: Signal<UnsubscribingState> = this.current.asReadonly();
  /** What the link would end; null until that is known. */
  readonly about: Signal<Unsubscription | null> = this.described.asReadonly();

  constructor(
    private readonly token: string | null,
    private readonly client: Pick<AuthClient, 'describeUnsubscription' | 'unsubscribe'>,
    private readonly submission: Submission,
    private readonly announce: () => void,
  ) {
    if (token === null) this.current.set('invalid');
  }

  async describe(): Promise<void> {
    const { token } = this;
    if (token === null) return;
    const about = this.accept(await this.submission.send(() => this.client.describeUnsubscription(token)));
    if (!about) return;
    this.described.set(about.answer);
    this.move(about.answer.isSubscribed ? 'ready' : 'done');
  }

  async confirm(): Promise<void> {
    const { token } = this;
    if (token === null) return;
    if (this.accept(await this.submission.send(() => this.client.unsubscribe(token)))) this.move('done');
  }

  /** Null when there is no answer; a link that the server does not take is the end, other failures leave it usable. */
  private accept<T>(outcome: Outcome<T> | null): { answer: T } | null {
    if (!outcome) return null;
    if ('answer' in outcome) return outcome;
    if ([400, 404, 422].includes(outcome.failure.status)) this.move('invalid');
    return null;
  }

  private move(state: UnsubscribingState): void {
    this.current.set(state);
    this.announce();
  }
}
