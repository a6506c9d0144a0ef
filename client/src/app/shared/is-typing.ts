const TYPED = 'input:not([type=checkbox], [type=radio], [type=button]), select, textarea';

/** Whether a key pressed at `target` belongs to what is typed or chosen there. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED));
}
