import { HttpClient } from '@angular/common/http';
import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { Subject, filter, firstValueFrom } from 'rxjs';
import { toFailure } from '../../api/failure';
import type { User } from '../../api/types';
import { PageLoader } from '../page-loader';
import { loginPath } from '../return-to';
import { SessionChannel } from './session-channel';

export type SessionStatus = 'starting' | 'unreachable' | 'signed-in' | 'signed-out';

/**
 * Who is signed in. A session ends by loading a page anew, in every tab of the browser: no value of one person can
 * reach the next one's screen.
 */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly pages = inject(PageLoader);
  private readonly channel = inject(SessionChannel);
  private readonly document = inject(DOCUMENT);

  private readonly currentStatus = signal<SessionStatus>('starting');
  private readonly currentUser = signal<User | null>(null);
  private readonly end = new Subject<void>();
  private readonly settledStatus = toObservable(this.currentStatus).pipe(
    filter((status) => status === 'signed-in' || status === 'signed-out'),
  );
  private firstLoad: Promise<void> | null = null;
  private ended = false;
  private isEnding = false;

  readonly status = this.currentStatus.asReadonly();
  readonly user = this.currentUser.asReadonly();
  readonly ledger = computed(() => this.currentUser()?.ledgers[0] ?? null);
  readonly canWrite = computed(() => {
    const role = this.ledger()?.role;
    return role === 'owner' || role === 'editor';
  });
  /** Fires once, when this tab may show nothing more of this person. */
  readonly ended$ = this.end.asObservable();

  get isEnded(): boolean {
    return this.ended;
  }

  constructor() {
    this.channel.onChange(() => this.reload());
    // The back button may bring a page back from memory as it was before the logout.
    this.document.defaultView?.addEventListener('pageshow', (event) => {
      if (event.persisted) this.reload();
    });
  }

  /** Resolves once it is known whether somebody is signed in; waits while the server cannot be reached. */
  async settled(): Promise<'signed-in' | 'signed-out'> {
    const status = this.currentStatus();
    if (status === 'signed-in' || status === 'signed-out') return status;
    this.firstLoad ??= this.load();
    return firstValueFrom(this.settledStatus);
  }

  async load(): Promise<void> {
    try {
      this.accept(await firstValueFrom(this.http.get<User>('/api/me')));
    } catch (error) {
      this.currentStatus.set(toFailure(error).status === 401 ? 'signed-out' : 'unreachable');
    }
  }

  /** Asks again for what changes by itself, such as today's date; what is known stays when that fails. */
  async refresh(): Promise<void> {
    try {
      this.currentUser.set(await firstValueFrom(this.http.get<User>('/api/me')));
    } catch {
      // The server refuses a date that has become wrong, and says so at its field.
    }
  }

  begin(user: User): void {
    this.accept(user);
    this.channel.announce();
  }

  /** What the person changed about themselves. */
  update(user: User): void {
    if (!this.ended) this.currentUser.set(user);
  }

  async logOut(): Promise<void> {
    await this.whileEnding(() => firstValueFrom(this.http.post('/api/auth/logout', null)));
    this.close();
  }

  /** For what ends the session at the server: another answer may know that before this one is here, and is no news. */
  async whileEnding<T>(work: () => Promise<T>): Promise<T> {
    this.isEnding = true;
    try {
      return await work();
    } finally {
      this.isEnding = false;
    }
  }

  /** The person has ended the session at the server: nobody is signed in in this browser. */
  close(path = '/login'): void {
    this.channel.announce();
    this.leave(path);
  }

  /** The server no longer knows the session: start over, and come back here after signing in. */
  expire(): void {
    if (this.ended || this.isEnding) return;
    const { pathname, search } = this.document.location;
    this.leave(loginPath(pathname + search, 'session_ended'));
  }

  private accept(user: User): void {
    this.currentUser.set(user);
    this.currentStatus.set('signed-in');
  }

  private leave(path: string): void {
    this.finish();
    this.pages.load(path);
  }

  private reload(): void {
    this.finish();
    this.pages.reload();
  }

  private finish(): void {
    this.ended = true;
    this.currentUser.set(null);
    this.end.next();
  }
}
