import { ChangeDetectionStrategy, Component, DOCUMENT, inject, viewChild } from '@angular/core';
import { ReceiptForm } from '../expense/from-receipt/receipt-form';
import { ConfirmForm } from '../receipt/confirm/confirm-form';
import { ReceiptConfirm } from '../receipt/confirm/receipt-confirm';
import { FieldPointer } from '../shared/receipt/field-pointer';

/** Puts the form of an expense beside the picture of its receipt. */
@Component({
  selector: 'app-receipt-confirm-page',
  imports: [ConfirmForm, ReceiptConfirm, ReceiptForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [FieldPointer],
  template: `
    <app-receipt-confirm #page>
      <ng-template appConfirmForm let-receipt>
        <app-receipt-form [receipt]="receipt" (finished)="page.finish(receipt.id)" />
      </ng-template>
    </app-receipt-confirm>
  `,
})
export class ReceiptConfirmPage {
  private readonly page = viewChild.required(ReceiptConfirm);
  private readonly form = viewChild(ReceiptForm);
  private readonly window = inject(DOCUMENT).defaultView;

  /** Asks before corrections are lost. */
  mayLeave(): boolean {
    if (this.page().isDeleted() || !this.form()?.hasUnsaved()) return true;
    return this.window?.confirm('Discard what you typed? It has not been saved.') ?? true;
  }
}
