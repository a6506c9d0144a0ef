import { DOCUMENT, DestroyRef, inject } from '@angular/core';

/**
 * Does `work` every `milliseconds`, but never while nobody can see the page; at once when it is seen again after that time.
 * Call where a component is made: it ends with it.
 */
export function repeatWhileVisible(milliseconds: number, work: () => void): void {
  const document = inject(DOCUMENT);
  let last = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const plan = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') return;
    timer = setTimeout(run, Math.max(0, last + milliseconds - Date.now()));
  };
  const run = () => {
    last = Date.now();
    work();
    plan();
  };
  document.addEventListener('visibilitychange', plan);
  inject(DestroyRef).onDestroy(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', plan);
  });
  plan();
}
