/** However busy the page is, no longer than this. */
const LONGEST_WAIT_MS = 2000;

/** Resolves when the browser has nothing else to do. One that cannot tell is given a moment. */
export function whenIdle(view: Window): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in view) view.requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT_MS });
    else (view as Window).setTimeout(resolve, 50);
  });
}
