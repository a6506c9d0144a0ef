import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { Category } from '../api/types';
import { Icon } from '../shared/icon';
import type { CategoryAction } from './category-action';

interface MenuItem {
  action: CategoryAction;
  label: string;
  icon: string;
  /** What does the same from the list, as ARIA names keys; and as a person reads it, where that differs. */
  keys?: string;
  shownKeys?: string;
}

/** Distance of the menu from its button and from the edge of the window, in pixels. */
const GAP = 4;

/** The menu of whichever category it was opened for: one for the whole list. */
@Component({
  selector: 'app-category-menu',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div
      class="action-menu"
      popover
      role="menu"
      tabindex="-1"
      [attr.aria-label]="'Actions for ' + category()?.name"
      (keydown)="onKey($event)"
      (toggle)="onToggle($event)"
      #menu
    >
      @for (item of items(); track item.action) {
        <button
          type="button"
          role="menuitem"
          tabindex="-1"
          class="action-menu-item"
          [class.is-danger]="item.action === 'delete'"
          [attr.aria-keyshortcuts]="item.keys ?? null"
          (click)="choose(item.action)"
        >
          <app-icon [name]="item.icon" />{{ item.label }}
          @if (item.keys) {
            <kbd aria-hidden="true">{{ item.shownKeys ?? item.keys }}</kbd>
          }
        </button>
      }
    </div>
  `,
})
export class CategoryMenu {
  readonly chosen = output<{ category: Category; action: CategoryAction }>();

  protected readonly category = signal<Category | null>(null);
  protected readonly items = computed(() => {
    const category = this.category();
    return category ? itemsFor(category) : [];
  });
  private readonly menu = viewChild.required<ElementRef<HTMLElement>>('menu');
  private readonly injector = inject(Injector);
  private opener: HTMLElement | null = null;

  open(category: Category, opener: HTMLElement): void {
    this.category.set(category);
    this.opener = opener;
    afterNextRender(() => this.show(opener), { injector: this.injector });
  }

  protected choose(action: CategoryAction): void {
    const category = this.category();
    this.close();
    if (category) this.chosen.emit({ category, action });
  }

  protected onKey(event: KeyboardEvent): void {
    const items = this.buttons();
    const at = items.findIndex((item) => item === event.target);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab') this.close();
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  }

  protected onToggle(event: Event): void {
    const isOpen = (event as ToggleEvent).newState === 'open';
    this.opener?.setAttribute('aria-expanded', String(isOpen));
  }

  private show(opener: HTMLElement): void {
    const menu = this.menu().nativeElement;
    menu.showPopover();
    const button = opener.getBoundingClientRect();
    const { clientHeight, clientWidth, scrollTop } = menu.ownerDocument.documentElement;
    const fitsBelow = button.bottom + GAP + menu.offsetHeight + GAP < clientHeight;
    const top = fitsBelow ? button.bottom + GAP : Math.max(GAP, button.top - GAP - menu.offsetHeight);
    // In the page's coordinates, so that it stays at its button when the page scrolls.
    menu.style.top = `${top + scrollTop}px`;
    menu.style.left = `${Math.max(GAP, Math.min(button.right, clientWidth - GAP) - menu.offsetWidth)}px`;
    this.buttons()[0]?.focus();
  }

  private close(): void {
    this.menu().nativeElement.hidePopover();
    this.opener?.focus();
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.menu().nativeElement.querySelectorAll('button')];
  }
}

function itemsFor({ isArchived, parentId }: Category): MenuItem[] {
  const edit: MenuItem[] = [
    { action: 'rename', label: 'Rename', icon: 'pencil', keys: 'F2' },
    { action: 'edit', label: 'Edit…', icon: 'palette' },
  ];
  const end: MenuItem[] = [
    { action: 'merge', label: 'Merge into…', icon: 'box-arrow-in-right' },
    isArchived
      ? { action: 'bring-back', label: 'Bring back', icon: 'arrow-counterclockwise' }
      : { action: 'archive', label: 'Archive', icon: 'archive' },
    { action: 'delete', label: 'Delete…', icon: 'trash' },
  ];
  if (isArchived) return [...edit, ...end];
  const below: MenuItem[] =
    parentId === null ? [{ action: 'add-below', label: 'Add a sub-category', icon: 'plus-lg' }] : [];
  return [
    ...edit,
    ...below,
    { action: 'move-up', label: 'Move up', icon: 'arrow-up', keys: 'Alt+ArrowUp', shownKeys: 'Alt ↑' },
    { action: 'move-down', label: 'Move down', icon: 'arrow-down', keys: 'Alt+ArrowDown', shownKeys: 'Alt ↓' },
    ...end,
  ];
}
