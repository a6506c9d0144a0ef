import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { type Observable, map } from 'rxjs';
import type { CategorySuggestion, KnownTitle, KnownTitles, SuggestedCategory } from '../../api/types';

@Injectable({ providedIn: 'root' })
export class SuggestionClient {
  private readonly http = inject(HttpClient);

  /** Titles used before that hold `text`; the most used ones without it. */
  titles(ledgerId: string, text: string): Observable<KnownTitle[]> {
    const params = text ? { q: text } : undefined;
    return this.http.get<KnownTitles>(`${url(ledgerId)}/titles`, { params }).pipe(map(({ items }) => items));
  }

  category(ledgerId: string, title: string): Observable<SuggestedCategory | null> {
    const params = { title };
    return this.http
      .get<CategorySuggestion>(`${url(ledgerId)}/category`, { params })
      .pipe(map(({ suggestion }) => suggestion));
  }
}

const url = (ledgerId: string) => `/api/ledgers/${ledgerId}/suggestions`;
