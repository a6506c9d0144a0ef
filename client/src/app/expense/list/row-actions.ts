import { ChangeDetectionStrategy, Component, type ElementRef, input, output, viewChild } from '@angular/core';
import type { Expense } from '../../api/types';
import { Icon } from '../../shared/icon';

/** What can be done to one row. On a narrow screen the same buttons stand in a sheet that a button of the row opens. */
@Component({
  selector: 'app-row-actions',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      type="button"
      class="icon-button row-actions-opener"
      data-stop="actions"
      aria-haspopup="dialog"
      [attr.popovertarget]="sheetId()"
      [attr.aria-label]="'Actions for ' + expense().title"
      [tabindex]="isReached() ? 0 : -1"
    >
      <app-icon name="three-dots" />
    </button>
    <div class="row-actions" popover [id]="sheetId()" [attr.aria-label]="'Actions for ' + expense().title" #sheet>
      <p class="row-actions-title" dir="auto">{{ expense().title }}</p>
      @for (action of actions; track action.name) {
        <button
          type="button"
          class="icon-button row-action"
          [attr.data-stop]="action.name"
          [attr.aria-label]="action.label + ' ' + expense().title"
          [tabindex]="isReached() ? 0 : -1"
          (click)="act(action.name)"
        >
          <app-icon [name]="action.icon" /><span class="row-action-text">{{ action.label }}</span>
        </button>
      }
    </div>
  `,
})
export class RowActions {
  readonly expense = input.required<Expense>();
  /** Whether Tab comes here. */
  readonly isReached = input.required<boolean>();
  readonly edit = output();
  readonly duplicate = output();
  readonly delete = output();

  protected readonly actions = [
    { name: 'edit', label: 'Edit', icon: 'pencil' },
    { name: 'duplicate', label: 'Duplicate', icon: 'copy' },
    { name: 'delete', label: 'Delete', icon: 'trash' },
  ] as const;
  private readonly sheet = viewChild.required<ElementRef<HTMLElement>>('sheet');

  protected sheetId(): string {
    return `row-actions-${this.expense().id}`;
  }

  protected act(action: 'edit' | 'duplicate' | 'delete'): void {
    const sheet = this.sheet().nativeElement;
    if (sheet.matches(':popover-open')) sheet.hidePopover();
    this[action].emit();
  }
}
