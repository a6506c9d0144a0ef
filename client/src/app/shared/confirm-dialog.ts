import { ChangeDetectionStrategy, Component, type ElementRef, afterNextRender, inject, viewChild } from '@angular/core';
import { Dialogs, injectQuestion } from './dialogs';

export interface Confirmation {
  title: string;
  /** What will happen, and what it cannot undo. */
  text: string;
  /** What the button does, in its words. */
  action: string;
}

const TITLE_ID = 'confirm-title';

/** Call where a component or service is made; the function it returns resolves true when the person agrees. */
export function injectConfirm(): (confirmation: Confirmation) => Promise<boolean> {
  const dialogs = inject(Dialogs);
  return async (confirmation) =>
    (await dialogs.ask<Confirmation, true>(ConfirmDialog, TITLE_ID, confirmation)) ?? false;
}

/** Asks before something that cannot be undone. The focus begins on the way out of it. */
@Component({
  selector: 'app-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown.escape)': 'question.answer(null)' },
  template: `
    <div class="modal-header">
      <h2 class="modal-title" [id]="titleId">{{ question.data.title }}</h2>
    </div>
    <p class="modal-body">{{ question.data.text }}</p>
    <div class="modal-footer">
      <button type="button" class="btn btn-outline-secondary" (click)="question.answer(null)" #cancel>Cancel</button>
      <button type="button" class="btn btn-danger" (click)="question.answer(true)">{{ question.data.action }}</button>
    </div>
  `,
})
export class ConfirmDialog {
  protected readonly question = injectQuestion<Confirmation, true>();
  protected readonly titleId = TITLE_ID;
  private readonly cancel = viewChild.required<ElementRef<HTMLButtonElement>>('cancel');

  constructor() {
    // After the modal has taken the focus to itself.
    afterNextRender(() => setTimeout(() => this.cancel().nativeElement.focus()));
  }
}
