import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { Icon } from '../icon';
import { ReceiptPreview } from './receipt-preview';
import { ReceiptViewerLauncher } from './receipt-viewer-launcher';

/** Who only passes by is shown nothing. */
const HOVER_MS = 150;
/** The way from the button to the preview. */
const LEAVE_MS = 150;

/** Says that an expense has receipts: a first look on hover and on focus, the viewer on a press. */
@Component({
  selector: 'app-receipt-clip',
  imports: [Icon, ReceiptPreview],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '(pointerenter)': 'onPointer($event, true)',
    '(pointerleave)': 'onPointer($event, false)',
    '(focusout)': 'show(false)',
  },
  template: `
    <button
      type="button"
      class="receipt-clip"
      data-stop="receipt"
      aria-haspopup="dialog"
      [attr.aria-label]="label()"
      [tabindex]="tabIndex()"
      (focus)="onFocus(button)"
      (click)="open()"
      #button
    >
      <app-icon name="paperclip" />
      @if (receipts().length > 1) {
        {{ receipts().length }}
      }
    </button>
    @if (isPreviewed()) {
      <app-receipt-preview [receipts]="receipts()" [anchor]="button" (dismissed)="show(false)" />
    }
  `,
})
export class ReceiptClip {
  readonly receipts = input.required<readonly { id: string; mediaType: string }[]>();
  /** The title of their expense. */
  readonly of = input.required<string>();
  readonly tabIndex = input(0);

  protected readonly isPreviewed = signal(false);
  protected readonly label = computed(() => {
    const count = this.receipts().length;
    return `${count === 1 ? 'Receipt' : `${count} receipts`} of ${this.of()}`;
  });
  private readonly viewer = inject(ReceiptViewerLauncher);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  /** A finger that is put down has hovered, too, but means to press. */
  protected onPointer({ pointerType }: PointerEvent, isOver: boolean): void {
    if (pointerType !== 'mouse') return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.isPreviewed.set(isOver), isOver ? HOVER_MS : LEAVE_MS);
  }

  /** By the keyboard; a press gives the focus as well. */
  protected onFocus(button: HTMLElement): void {
    if (button.matches(':focus-visible')) this.show(true);
  }

  protected show(isShown: boolean): void {
    clearTimeout(this.timer);
    this.isPreviewed.set(isShown);
  }

  protected open(): void {
    this.show(false);
    void this.viewer.open(this.receipts());
  }
}
