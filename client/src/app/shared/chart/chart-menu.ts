import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../icon';

/** What else can be done with a chart. Escape, a press elsewhere or leaving it closes it. */
@Component({
  selector: 'app-chart-menu',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'chart-menu',
    '(keydown.escape)': 'close()',
    '(document:focusin)': 'closeUnlessWithin($event.target)',
    '(document:pointerdown)': 'closeUnlessWithin($event.target)',
  },
  template: `
    <button
      type="button"
      class="icon-button"
      [attr.aria-label]="'More about ' + heading()"
      [attr.aria-expanded]="isOpen()"
      (click)="isOpen.set(!isOpen())"
      #opener
    >
      <app-icon name="three-dots" />
    </button>
    @if (isOpen()) {
      <div class="chart-menu-drop" role="group" [attr.aria-label]="'More about ' + heading()">
        <button type="button" (click)="choose(table)">
          {{ isTable() ? 'Show as chart' : 'Show as table' }}
        </button>
        @if (hasPicture()) {
          <button type="button" (click)="choose(png)">Save as PNG</button>
        }
        <button type="button" (click)="choose(csv)">Save as CSV</button>
      </div>
    }
  `,
})
export class ChartMenu {
  readonly heading = input.required<string>();
  readonly isTable = input.required<boolean>();
  readonly hasPicture = input.required<boolean>();
  /** From the chart to its table, or back. */
  readonly table = output();
  readonly png = output();
  readonly csv = output();

  protected readonly isOpen = signal(false);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly opener = viewChild.required<ElementRef<HTMLButtonElement>>('opener');

  protected choose(what: { emit: () => void }): void {
    this.close();
    what.emit();
  }

  protected close(): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    this.opener().nativeElement.focus();
  }

  protected closeUnlessWithin(target: EventTarget | null): void {
    if (target instanceof Node && target.isConnected && !this.host.contains(target)) this.isOpen.set(false);
  }
}
