import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { browserStorage } from '../shared/browser-storage';

const STORED = 'spendwise.charts';
const HIDDEN = 'hidden';

/** Whether the person wants to see the charts above the table in this browser. */
@Injectable({ providedIn: 'root' })
export class ChartsShown {
  private readonly storage = browserStorage(inject(DOCUMENT));
  private readonly shown = signal(this.storage?.getItem(STORED) !== HIDDEN);

  readonly isOn = this.shown.asReadonly();

  toggle(): void {
    this.shown.update((shown) => !shown);
    if (this.shown()) this.storage?.removeItem(STORED);
    else this.storage?.setItem(STORED, HIDDEN);
  }
}
