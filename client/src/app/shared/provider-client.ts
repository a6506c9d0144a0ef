import { type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { Providers } from '../api/types';

/** Other places at which a person can prove who they are. */
@Injectable({ providedIn: 'root' })
export class ProviderClient {
  /** Call where a component or service is made. */
  list(): HttpResourceRef<Providers | undefined> {
    return httpResource<Providers>(() => '/api/auth/providers');
  }
}
