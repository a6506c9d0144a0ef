import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { Icon } from '../icon';
import { TAKEN_KINDS } from './file-problem';

/** Where receipts are chosen: from the device's files, and on a phone by its camera too. */
@Component({
  selector: 'app-receipt-picker',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'receipt-picker' },
  template: `
    <button type="button" class="btn btn-outline-secondary" (click)="files.click()">
      <app-icon name="paperclip" /> Add a receipt
    </button>
    <button type="button" class="btn btn-outline-secondary is-for-touch" (click)="camera.click()">
      <app-icon name="camera" /> Take a photo
    </button>
    <input type="file" hidden multiple aria-label="Receipts" [accept]="kinds" (change)="take(files)" #files />
    <input
      type="file"
      hidden
      accept="image/*"
      capture="environment"
      aria-label="Photo of a receipt"
      (change)="take(camera)"
      #camera
    />
  `,
})
export class ReceiptPicker {
  readonly picked = output<readonly File[]>();

  protected readonly kinds = TAKEN_KINDS;

  protected take(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    // So that the same file can be chosen once more.
    input.value = '';
    if (files.length > 0) this.picked.emit(files);
  }
}
