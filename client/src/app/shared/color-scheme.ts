import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';

export type ColorSchemeChoice = 'light' | 'dark' | 'auto';

const STORED = 'spendwise.color-scheme';
const DARK = '(prefers-color-scheme: dark)';

/** Sets the scheme before the first paint of the application, so that nothing flashes. */
export function applyStoredColorScheme(document: Document): void {
  apply(document, effective(readChoice(document), prefersDark(document)));
}

/** Which scheme the person chose in this browser, and which one that comes to. */
@Injectable({ providedIn: 'root' })
export class ColorScheme {
  private readonly document = inject(DOCUMENT);
  private readonly systemIsDark = signal(prefersDark(this.document));
  private readonly chosen = signal(readChoice(this.document));

  readonly choice = this.chosen.asReadonly();
  readonly effective = computed(() => effective(this.chosen(), this.systemIsDark()));

  constructor() {
    this.document.defaultView?.matchMedia?.(DARK).addEventListener('change', (event) => {
      this.systemIsDark.set(event.matches);
      apply(this.document, this.effective());
    });
  }

  choose(choice: ColorSchemeChoice): void {
    this.chosen.set(choice);
    apply(this.document, this.effective());
    try {
      this.document.defaultView?.localStorage.setItem(STORED, choice);
    } catch {
      // A browser that keeps nothing still shows the choice until it is closed.
    }
  }
}

function readChoice(document: Document): ColorSchemeChoice {
  try {
    const stored = document.defaultView?.localStorage.getItem(STORED);
    return stored === 'light' || stored === 'dark' ? stored : 'auto';
  } catch {
    return 'auto';
  }
}

function prefersDark(document: Document): boolean {
  return document.defaultView?.matchMedia?.(DARK).matches ?? false;
}

function effective(choice: ColorSchemeChoice, systemIsDark: boolean): 'light' | 'dark' {
  if (choice === 'auto') return systemIsDark ? 'dark' : 'light';
  return choice;
}

function apply(document: Document, scheme: 'light' | 'dark'): void {
  document.documentElement.setAttribute('data-bs-theme', scheme);
}
