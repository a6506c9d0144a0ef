import { type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { NewsPage } from '../api/types';

@Injectable({ providedIn: 'root' })
export class NewsClient {
  /** Call where a component is made. `page` counts from 1. */
  list(page: () => number): HttpResourceRef<NewsPage | undefined> {
    return httpResource<NewsPage>(() => ({ url: '/api/news', params: { page: page() } }));
  }
}
