import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  TemplateRef,
  afterNextRender,
  computed,
  contentChild,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../icon';

/** Between what is open and the edge of the panel it belongs to. */
const MARGIN_PX = 12;

/** A button that opens what stands in the template inside, below itself. Escape, or leaving it, closes it. */
@Component({
  selector: 'app-filter-menu',
  imports: [Icon, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'filter-menu',
    '(keydown.escape)': 'leave($event)',
    '(document:focusin)': 'closeWhenLeft($event.target)',
    '(document:pointerdown)': 'closeUnlessWithin($event.target)',
  },
  template: `
    <button
      type="button"
      class="filter-button"
      [class.is-on]="isOn()"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-controls]="isOpen() ? dropId() : null"
      (click)="toggle()"
      #opener
    >
      @if (icon()) {
        <app-icon [name]="icon()" />
      }
      {{ label() }}
      @if (count() > 1) {
        <span class="filter-count">{{ count() }}</span>
      }
      <app-icon class="filter-chevron" name="chevron-down" />
    </button>
    @if (isOpen()) {
      <div class="filter-drop" role="group" [id]="dropId()" [attr.aria-label]="label()" #drop>
        <ng-container [ngTemplateOutlet]="content()" />
      </div>
    }
  `,
})
export class FilterMenu {
  readonly label = input.required<string>();
  readonly icon = input('');
  readonly isOn = input(false);
  readonly count = input(0);

  protected readonly isOpen = signal(false);
  protected readonly dropId = computed(() => `filter-${this.label().toLowerCase().replace(/\W+/g, '-')}`);
  protected readonly content = contentChild.required(TemplateRef);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly opener = viewChild.required<ElementRef<HTMLButtonElement>>('opener');
  private readonly drop = viewChild<ElementRef<HTMLElement>>('drop');

  /** Closes it and returns to the button. */
  close(): void {
    this.isOpen.set(false);
    this.opener().nativeElement.focus();
  }

  protected toggle(): void {
    this.isOpen.update((isOpen) => !isOpen);
    if (this.isOpen()) afterNextRender(() => this.enter(), { injector: this.injector });
  }

  protected leave(event: Event): void {
    if (!this.isOpen() || event.defaultPrevented) return;
    event.preventDefault();
    this.close();
  }

  /** A press on a label gives the focus to the page around all of this, which is no leaving. */
  protected closeWhenLeft(target: EventTarget | null): void {
    if (target instanceof Node && !target.contains(this.host)) this.closeUnlessWithin(target);
  }

  /** What was pressed may be gone by now: then it was within. */
  protected closeUnlessWithin(target: EventTarget | null): void {
    if (target instanceof Node && target.isConnected && !this.host.contains(target)) this.isOpen.set(false);
  }

  private enter(): void {
    const drop = this.drop()?.nativeElement;
    if (!drop) return;
    const panel = this.host.closest('.panel') ?? drop.ownerDocument.documentElement;
    const room = panel.getBoundingClientRect().right - MARGIN_PX;
    // At once, before it is painted.
    drop.style.left = `${Math.min(0, Math.floor(room - drop.getBoundingClientRect().right))}px`;
    drop.querySelector<HTMLElement>('input:checked, input, button')?.focus({ preventScroll: true });
  }
}
