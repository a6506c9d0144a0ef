import { HttpClient, type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Observable } from 'rxjs';
import type {
  AccessTokens,
  CreatedAccessToken,
  EmailChange,
  LeavingPlan,
  MailPage,
  NewAccessToken,
  NewsOffer,
  OpenSessions,
  PasswordChange,
  User,
  UserUpdate,
  WaysIn,
} from '../api/types';

/** What a person asks of their own account. The methods that give a resource: call where a component is made. */
@Injectable({ providedIn: 'root' })
export class SettingsClient {
  private readonly http = inject(HttpClient);

  updateProfile(change: UserUpdate): Observable<User> {
    return this.http.patch<User>('/api/me', change);
  }

  waysIn(): HttpResourceRef<WaysIn | undefined> {
    return httpResource<WaysIn>(() => '/api/auth/ways-in');
  }

  readWaysIn(): Observable<WaysIn> {
    return this.http.get<WaysIn>('/api/auth/ways-in');
  }

  changePassword(change: PasswordChange): Observable<unknown> {
    return this.http.put('/api/auth/password', change);
  }

  removePassword(): Observable<unknown> {
    return this.http.delete('/api/auth/password');
  }

  disconnect(identityId: string): Observable<unknown> {
    return this.http.delete(`/api/auth/identities/${identityId}`);
  }

  reauthenticate(password: string): Observable<unknown> {
    return this.http.post('/api/auth/reauthenticate', { password });
  }

  sessions(): HttpResourceRef<OpenSessions | undefined> {
    return httpResource<OpenSessions>(() => '/api/auth/sessions');
  }

  endSession(id: string): Observable<unknown> {
    return this.http.delete(`/api/auth/sessions/${id}`);
  }

  endOtherSessions(): Observable<unknown> {
    return this.http.delete('/api/auth/sessions');
  }

  tokens(): HttpResourceRef<AccessTokens | undefined> {
    return httpResource<AccessTokens>(() => '/api/auth/tokens');
  }

  makeToken(token: NewAccessToken): Observable<CreatedAccessToken> {
    return this.http.post<CreatedAccessToken>('/api/auth/tokens', token);
  }

  revokeToken(id: string): Observable<unknown> {
    return this.http.delete(`/api/auth/tokens/${id}`);
  }

  requestEmailChange(change: EmailChange): Observable<unknown> {
    return this.http.post('/api/auth/email', change);
  }

  sendVerification(): Observable<unknown> {
    return this.http.post('/api/auth/email/verification', null);
  }

  newsOffer(): HttpResourceRef<NewsOffer | undefined> {
    return httpResource<NewsOffer>(() => '/api/news/offer');
  }

  /** `page` counts from 1. */
  mails(page: () => number): HttpResourceRef<MailPage | undefined> {
    return httpResource<MailPage>(() => ({ url: '/api/mail', params: { page: page(), pageSize: 10 } }));
  }

  removal(): HttpResourceRef<LeavingPlan | undefined> {
    return httpResource<LeavingPlan>(() => '/api/me/removal');
  }

  removeAccount(password?: string): Observable<unknown> {
    return this.http.delete('/api/me', { body: password === undefined ? {} : { password } });
  }
}
