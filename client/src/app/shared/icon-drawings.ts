import { Injectable, signal } from '@angular/core';
import { ICON_PATHS } from './icon-paths';

type Paths = readonly string[];

const FALLBACK: Paths = ICON_PATHS['tag'] ?? [];

/** Knows how each icon is drawn. What only categories use is fetched when the first of it is wanted. */
@Injectable({ providedIn: 'root' })
export class IconDrawings {
  private readonly fetched = signal<Readonly<Record<string, Paths>> | null>(null);
  private isFetching = false;

  /** Of the icon `name`, or of a tag when there is none of that name. Nothing while it is on its way. */
  paths(name: string): Paths {
    const known = find(ICON_PATHS, name);
    if (known) return known;
    const fetched = this.fetched();
    if (fetched) return find(fetched, name) ?? FALLBACK;
    void this.fetch();
    return [];
  }

  private async fetch(): Promise<void> {
    if (this.isFetching) return;
    this.isFetching = true;
    try {
      const { CATEGORY_ICON_PATHS } = await import('./category/category-icon-paths');
      this.fetched.set(CATEGORY_ICON_PATHS);
    } catch {
      this.fetched.set({});
    }
  }
}

function find(drawings: Readonly<Record<string, Paths>>, name: string): Paths | undefined {
  return Object.hasOwn(drawings, name) ? drawings[name] : undefined;
}
