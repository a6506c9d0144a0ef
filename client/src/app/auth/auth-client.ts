import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { type Observable, map } from 'rxjs';
import type { Credentials, Registration, SignedIn, Unsubscription, User } from '../api/types';

@Injectable({ providedIn: 'root' })
export class AuthClient {
  private readonly http = inject(HttpClient);

  register(registration: Registration): Observable<User> {
    return this.signIn('/api/auth/register', registration);
  }

  logIn(credentials: Credentials): Observable<User> {
    return this.signIn('/api/auth/login', credentials);
  }

  openDemo(): Observable<User> {
    return this.signIn('/api/auth/demo', null);
  }

  /** The answer does not tell whether there is such an account. */
  requestPasswordReset(email: string): Observable<unknown> {
    return this.http.post('/api/auth/password/forgot', { email });
  }

  resetPassword(token: string, password: string): Observable<unknown> {
    return this.http.post('/api/auth/password/reset', { token, password });
  }

  verifyEmail(token: string): Observable<unknown> {
    return this.http.post('/api/auth/email/verify', { token });
  }

  confirmEmail(token: string): Observable<unknown> {
    return this.http.post('/api/auth/email/confirm', { token });
  }

  reportSession(token: string): Observable<unknown> {
    return this.http.post('/api/auth/sessions/report', { token });
  }

  describeUnsubscription(token: string): Observable<Unsubscription> {
    return this.http.get<Unsubscription>('/api/unsubscribe', { params: { token } });
  }

  /** At the address of the mail's link itself, where mail programs ask for it too. */
  unsubscribe(token: string): Observable<unknown> {
    return this.http.post('/unsubscribe', null, { params: { token } });
  }

  private signIn(url: string, body: unknown): Observable<User> {
    return this.http.post<SignedIn>(url, body).pipe(map(({ user }) => user));
  }
}
