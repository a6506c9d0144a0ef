import { HttpClient, type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { EventCounts, MonitorState, ParkedPage } from '../api/types';

@Injectable({ providedIn: 'root' })
export class MonitorClient {
  private readonly http = inject(HttpClient);

  /** Call where a component is made, as the other readers. */
  state(): HttpResourceRef<MonitorState | undefined> {
    return httpResource<MonitorState>(() => '/api/monitor');
  }

  eventCounts(minutes: number): HttpResourceRef<EventCounts | undefined> {
    return httpResource<EventCounts>(() => ({ url: '/api/monitor/events', params: { minutes } }));
  }

  /** `page` counts from 1. */
  parked(page: () => number): HttpResourceRef<ParkedPage | undefined> {
    return httpResource<ParkedPage>(() => ({ url: '/api/monitor/parked', params: { page: page() } }));
  }

  async retry(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/monitor/parked/${id}/retry`, {}));
  }

  async drop(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/monitor/parked/${id}`));
  }
}
