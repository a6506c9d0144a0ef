import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  DestroyRef,
  type ElementRef,
  inject,
  viewChild,
} from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { ExpenseFormLauncher } from '../expense/form/expense-form-launcher';
import { DropZone } from '../receipt/upload/drop-zone';
import { UploadTray } from '../receipt/upload/upload-tray';
import { BrandMark } from '../shared/brand-mark';
import { Icon } from '../shared/icon';
import { isTyping } from '../shared/is-typing';
import { Live } from '../shared/live/live';
import { Session } from '../shared/session/session';
import { SessionWatch } from '../shared/session/session-watch';
import { PlaceLinks } from './place-links';
import { placesBelow, placesBeside } from './places';
import { UserMenu } from './user-menu';

/** What surrounds every page of a signed-in person. */
@Component({
  selector: 'app-frame',
  imports: [BrandMark, DropZone, Icon, PlaceLinks, RouterLink, RouterOutlet, UploadTray, UserMenu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './app-frame.html',
  host: { '(document:keydown)': 'onKey($event)' },
})
export class AppFrame {
  protected readonly session = inject(Session);
  protected readonly launcher = inject(ExpenseFormLauncher);
  protected readonly beside = placesBeside;
  protected readonly below = placesBelow;
  private readonly document = inject(DOCUMENT);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    this.launcher.prepare();
    const destroyRef = inject(DestroyRef);
    inject(SessionWatch).start(destroyRef);
    inject(Live).start(destroyRef);
  }

  protected skipToContent(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  protected onKey(event: KeyboardEvent): void {
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key.toLowerCase() !== 'n' || hasModifier || event.repeat || isTyping(event.target)) return;
    if (this.document.querySelector('[aria-modal="true"]')) return;
    event.preventDefault();
    this.openForm();
  }

  protected openForm(): void {
    if (this.session.canWrite()) void this.launcher.open();
  }
}
