import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import type { Receipt } from '../../api/types';
import { Icon } from '../../shared/icon';
import { FieldPointer } from '../../shared/receipt/field-pointer';
import { receiptFileUrl, receiptPreviewUrl } from '../../shared/receipt/receipt-api';
import { type ReceiptMark, marksOf } from '../../shared/receipt/receipt-marks';
import { Session } from '../../shared/session/session';

const isOfLine = ({ of }: ReceiptMark) => of.startsWith('line-');
const percent = (part: number) => `${(part * 100).toFixed(2)}%`;

/** A page of the receipt, with the places marked that its fields were read from. */
@Component({
  selector: 'app-receipt-picture',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel confirm-picture' },
  templateUrl: './receipt-picture.html',
})
export class ReceiptPicture {
  readonly receipt = input.required<Receipt>();

  protected readonly pointer = inject(FieldPointer);
  private readonly session = inject(Session);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly marks = computed(() => marksOf(this.receipt()));
  /** The page that what the form is at was read from; whoever turns pages sees what they turned to. */
  protected readonly page = linkedSignal<string | null, number>({
    source: this.pointer.active,
    computation: (active, previous) =>
      this.marks().find(({ of }) => of === active)?.box.page ?? Math.min(previous?.value ?? 1, this.receipt().pages),
  });
  protected readonly shown = computed(() =>
    this.marks()
      .filter((mark) => mark.box.page === this.page() && this.isShown(mark))
      .map((mark, index, all) => ({
        ...mark,
        x: percent(mark.box.left),
        y: percent(mark.box.top),
        width: percent(mark.box.width),
        height: percent(mark.box.height),
        isActive: mark.of === this.pointer.active(),
        // Named once, however often it stands there; a line says itself what it is.
        isNamed: !isOfLine(mark) && all.findIndex(({ of }) => of === mark.of) === index,
      })),
  );
  protected readonly picture = computed(() => {
    const ledger = this.session.ledger();
    return ledger ? receiptPreviewUrl(ledger.id, this.receipt().id, this.page()) : null;
  });
  protected readonly original = computed(() => {
    const ledger = this.session.ledger();
    return ledger ? receiptFileUrl(ledger.id, this.receipt().id, true) : null;
  });
  protected readonly description = computed(() => {
    const { pages, originalName } = this.receipt();
    return pages > 1 ? `${originalName}, page ${this.page()} of ${pages}` : originalName;
  });

  constructor() {
    effect(() => {
      if (this.pointer.active() && this.shown().some(({ isActive }) => isActive)) setTimeout(() => this.showActive());
    });
  }

  protected turn(pages: number): void {
    this.page.update((page) => Math.min(this.receipt().pages, Math.max(1, page + pages)));
  }

  /** Lines are many: only the one in hand is marked. */
  private isShown(mark: ReceiptMark): boolean {
    return !isOfLine(mark) || mark.of === this.pointer.active();
  }

  /** Scrolls within the picture alone. */
  private showActive(): void {
    const view = this.element.querySelector('.confirm-picture-view');
    const mark = this.element.querySelector('.confirm-mark.is-active');
    if (!view || !mark || view.scrollHeight <= view.clientHeight) return;
    const [outer, inner] = [view.getBoundingClientRect(), mark.getBoundingClientRect()];
    view.scrollTop += inner.top + inner.height / 2 - (outer.top + outer.height / 2);
  }
}
