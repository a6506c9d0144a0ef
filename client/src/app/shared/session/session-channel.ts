import { Injectable } from '@angular/core';

const NAME = 'spendwise.session';

/** Tells the browser's other tabs that somebody signed in or out. */
@Injectable({ providedIn: 'root' })
export class SessionChannel {
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);

  announce(): void {
    this.channel?.postMessage('changed');
  }

  onChange(listener: () => void): void {
    this.channel?.addEventListener('message', listener);
  }
}
