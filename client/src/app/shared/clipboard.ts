import { DOCUMENT, Injectable, inject } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class Clipboard {
  private readonly window = inject(DOCUMENT).defaultView;

  /** False where the browser does not allow it, as on a page without HTTPS. */
  async copy(text: string): Promise<boolean> {
    const clipboard: globalThis.Clipboard | undefined = this.window?.navigator.clipboard;
    if (!clipboard) return false;
    try {
      await clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }
}
