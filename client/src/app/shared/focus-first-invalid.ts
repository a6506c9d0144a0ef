/** Takes the person to the first field of `container` that needs attention, once it is marked as such. */
export function focusFirstInvalid(container: HTMLElement): void {
  setTimeout(() => container.querySelector<HTMLElement>('.is-invalid')?.focus());
}
