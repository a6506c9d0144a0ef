import { ChangeDetectionStrategy, Component, DOCUMENT, ElementRef, afterRenderEffect, inject } from '@angular/core';
import { Icon } from './icon';
import { isTyping } from './is-typing';
import { type Toast, Toasts } from './toasts';

@Component({
  selector: 'app-toast-region',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './toast-region.html',
  host: {
    class: 'toasts',
    '(mouseenter)': 'hold()',
    '(mouseleave)': 'hold()',
    '(focusin)': 'onFocusIn($event)',
    '(focusout)': 'hold()',
    '(document:visibilitychange)': 'hold()',
    '(document:keydown)': 'onKey($event)',
  },
})
export class ToastRegion {
  protected readonly toasts = inject(Toasts);
  private readonly document = inject(DOCUMENT);
  private readonly region = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Where the focus was before it came here. */
  private origin: HTMLElement | null = null;

  constructor() {
    // A toast that goes from under the pointer or the focus sends no event.
    afterRenderEffect(() => {
      this.toasts.toasts();
      this.hold();
    });
  }

  protected hold(): void {
    const isHovered = this.region.matches(':hover');
    const isFocused = this.region.contains(this.document.activeElement);
    this.toasts.hold(isHovered || isFocused || this.document.hidden);
  }

  protected onFocusIn({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof HTMLElement && !this.region.contains(relatedTarget)) this.origin = relatedTarget;
    this.hold();
  }

  protected dismiss(toast: Toast, event: Event): void {
    this.leave(event.currentTarget);
    this.toasts.dismiss(toast.id);
  }

  protected undo(toast: Toast, event: Event): void {
    this.leave(event.currentTarget);
    void this.toasts.undo(toast);
  }

  protected onKey(event: KeyboardEvent): void {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'z';
    const toast = this.toasts.latestUndoable();
    if (!isUndo || !toast || isTyping(event.target)) return;
    if (this.document.querySelector('[aria-modal="true"]')) return;
    event.preventDefault();
    void this.toasts.undo(toast);
  }

  /** The button is about to go: the focus goes back to where it came from, or to the page. */
  private leave(button: EventTarget | null): void {
    if (button !== this.document.activeElement) return;
    const target = this.origin?.isConnected ? this.origin : this.document.getElementById('content');
    target?.focus({ preventScroll: true });
  }
}
