import { ChangeDetectionStrategy, Component, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { Clipboard } from '../shared/clipboard';
import { Icon } from '../shared/icon';

let nextId = 1;

/** A line to be copied as it is. */
@Component({
  selector: 'app-copy-line',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field copy-line' },
  template: `
    <label class="form-label" [for]="id">{{ label() }}</label>
    <div class="input-group">
      <input class="form-control" type="text" readonly spellcheck="false" [id]="id" [value]="text()" #field />
      <button type="button" class="btn btn-outline-secondary" (click)="copy()">
        <app-icon [name]="said() === copied ? 'check-lg' : 'copy'" /> Copy
        <span class="visually-hidden">{{ label() }}</span>
      </button>
    </div>
    <p class="field-hint copy-said" role="status">{{ said() }}</p>
  `,
})
export class CopyLine {
  readonly label = input.required<string>();
  readonly text = input.required<string>();

  protected readonly id = `copy-line-${nextId++}`;
  protected readonly copied = 'Copied.';
  protected readonly said = signal('');
  private readonly clipboard = inject(Clipboard);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected async copy(): Promise<void> {
    this.field().nativeElement.select();
    const isCopied = await this.clipboard.copy(this.text());
    this.said.set(isCopied ? this.copied : 'Your browser does not let us. It is marked: press Ctrl+C or ⌘C.');
  }
}
