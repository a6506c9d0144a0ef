import { DOCUMENT, DestroyRef, type Signal, inject, signal } from '@angular/core';

/** As in the style sheets. */
const NARROW = '(max-width: 767.98px)';

/** Whether the window is as narrow as a phone. Call where a component is made. */
export function injectIsNarrow(): Signal<boolean> {
  const query = inject(DOCUMENT).defaultView?.matchMedia?.(NARROW);
  const isNarrow = signal(query?.matches ?? false);
  const follow = () => isNarrow.set(query?.matches ?? false);
  query?.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => query?.removeEventListener('change', follow));
  return isNarrow.asReadonly();
}
