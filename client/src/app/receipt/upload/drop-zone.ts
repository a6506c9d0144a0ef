import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Icon } from '../../shared/icon';
import { isTyping } from '../../shared/is-typing';
import { ReceiptUploads } from '../../shared/receipt/receipt-uploads';
import { Session } from '../../shared/session/session';

/** Takes files that are dropped or pasted anywhere in the page, and says so while they hover over it. */
@Component({
  selector: 'app-drop-zone',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isOver()) {
      <div class="drop-zone" aria-hidden="true">
        <div class="drop-zone-inside">
          <span class="notice-icon"><app-icon name="receipt" /></span>
          <p class="notice-title">
            {{ uploads.isHeld() ? 'Drop to add to this expense' : 'Drop receipts to read them' }}
          </p>
          <p class="notice-text">JPEG, PNG, WebP or PDF, up to 10 MB each</p>
        </div>
      </div>
    }
  `,
  host: {
    '(document:dragenter)': 'onDrag($event)',
    '(document:dragover)': 'onDrag($event)',
    '(document:dragleave)': 'onLeave($event)',
    '(document:drop)': 'onDrop($event)',
    '(document:paste)': 'onPaste($event)',
  },
})
export class DropZone {
  protected readonly uploads = inject(ReceiptUploads);
  protected readonly isOver = signal(false);
  private readonly session = inject(Session);

  /** Without this the browser would leave the page to show the file. */
  protected onDrag(event: DragEvent): void {
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.isOver.set(this.session.canWrite());
  }

  /** Between two elements of the page there is one that is entered. */
  protected onLeave(event: DragEvent): void {
    if (!event.relatedTarget) this.isOver.set(false);
  }

  protected onDrop(event: DragEvent): void {
    if (!holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.isOver.set(false);
    this.offer(event.dataTransfer);
  }

  /** Where text is typed, text is what is meant. */
  protected onPaste(event: ClipboardEvent): void {
    const held = event.clipboardData;
    if (!holdsFiles(held) || (isTyping(event.target) && held?.types.includes('text/plain'))) return;
    event.preventDefault();
    this.offer(held);
  }

  private offer(held: DataTransfer | null): void {
    const files = [...(held?.files ?? [])];
    if (files.length > 0 && this.session.canWrite()) this.uploads.offer(files);
  }
}

const holdsFiles = (held: DataTransfer | null) => !!held?.types.includes('Files');
