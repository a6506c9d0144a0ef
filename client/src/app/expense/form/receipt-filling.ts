import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Receipt } from '../../api/types';
import { CategoryAdvice } from './category-advice';
import { ExpenseDraft } from './expense-draft';
import { type ReadFieldName, readingForForm } from './reading-for-form';

const NAMES = ['title', 'amount', 'spentOn'] as const;

/** Fills the form from a receipt, and says at which fields the person should look until they have changed them. */
@Injectable()
export class ReceiptFilling {
  private readonly draft = inject(ExpenseDraft);
  private readonly advice = inject(CategoryAdvice);
  private readonly said = signal<Partial<Record<ReadFieldName, string>>>({});

  /** A sentence for each field that should be looked at. */
  readonly notes = this.said.asReadonly();

  constructor() {
    for (const name of NAMES) {
      this.draft.form.controls[name].valueChanges.pipe(takeUntilDestroyed()).subscribe(() => this.settle(name));
    }
  }

  /** Leaves alone what the person has written. */
  fillFrom({ fields }: Receipt): void {
    const read = readingForForm(fields, this.draft.currency());
    const filled = this.draft.fillBlanks({
      amount: read.amount.value ?? '',
      title: read.title.value ?? '',
      spentOn: read.spentOn.value ?? '',
    });
    const notes: Partial<Record<ReadFieldName, string>> = {};
    for (const name of NAMES) {
      const { value, note } = read[name];
      const isOpen = value === null ? !this.draft.form.controls[name].dirty : filled.includes(name);
      if (note && isOpen) notes[name] = note;
    }
    this.said.set(notes);
    // A title that was filled in asks for a category of its own; what the receipt suggests knows more.
    if (fields.category) this.advice.takeRead(fields.category);
  }

  /** What was looked at, or there is another expense now. */
  forget(): void {
    this.said.set({});
  }

  private settle(name: ReadFieldName): void {
    this.said.update(({ [name]: _settled, ...others }) => others);
  }
}
