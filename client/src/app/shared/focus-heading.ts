/** Takes the reader to the page's heading, once it is drawn. */
export function focusHeading(document: Document): void {
  setTimeout(() => {
    const heading = document.querySelector<HTMLElement>('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });
}
