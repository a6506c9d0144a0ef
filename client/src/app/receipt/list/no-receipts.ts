import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../../shared/icon';
import type { Emptiness } from './receipt-list-store';

interface Words {
  icon: string;
  title: string;
  text: string;
  /** What the button does. */
  action?: string;
}

const WORDS: Readonly<Record<Emptiness, Words>> = {
  'none-yet': {
    icon: 'receipt',
    title: 'No receipts yet',
    text: 'Photograph one, or drop a picture or a PDF anywhere on this page. It is read here, on your own server, and becomes an expense when you say so.',
  },
  'all-filed': {
    icon: 'check-circle-fill',
    title: 'Everything is filed',
    text: 'What you add next waits here until it belongs to an expense.',
    action: 'See all receipts',
  },
  'none-failed': {
    icon: 'check-circle-fill',
    title: 'Nothing has failed',
    text: 'A receipt that cannot be read waits here, with the reason. Its picture is safe in any case.',
    action: 'See all receipts',
  },
  'none-found': {
    icon: 'search',
    title: 'Nothing found',
    text: 'No receipt here has all of these words in its text, its name or its merchant.',
    action: 'Clear the search',
  },
};

/** In the place of receipts where there are none. What adds one stands inside. */
@Component({
  selector: 'app-no-receipts',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="notice is-welcome" role="status">
      <span class="notice-icon"><app-icon [name]="words().icon" /></span>
      <p class="notice-title">{{ words().title }}</p>
      <p class="notice-text">{{ words().text }}</p>
      @if (words().action; as action) {
        <button type="button" class="btn btn-outline-secondary" (click)="act.emit()">{{ action }}</button>
      }
      <ng-content />
    </div>
  `,
})
export class NoReceipts {
  readonly reason = input.required<Emptiness>();
  readonly act = output();

  protected readonly words = computed(() => WORDS[this.reason()]);
}
