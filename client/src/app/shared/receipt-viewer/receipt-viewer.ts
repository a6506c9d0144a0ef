import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { injectQuestion } from '../dialogs';
import { Icon } from '../icon';
import { PictureStage } from './picture-stage';
import { ReceiptSheets } from './receipt-sheets';
import { RECEIPT_VIEWER_TITLE_ID, type ViewedReceipts } from './viewed-receipts';

const ZOOM_STEP = 1.5;
const KEY_MOVE_PX = 60;

/** Shows receipts as large as the window allows, to be zoomed, moved, turned, leafed through and saved. */
@Component({
  selector: 'app-receipt-viewer',
  imports: [Icon, PictureStage],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ReceiptSheets],
  templateUrl: './receipt-viewer.html',
  host: { class: 'receipt-viewer-content', '(document:keydown)': 'onKey($event)' },
})
export class ReceiptViewer {
  protected readonly sheets = inject(ReceiptSheets);
  protected readonly titleId = RECEIPT_VIEWER_TITLE_ID;
  protected readonly zoomStep = ZOOM_STEP;
  /** Counts what was tried for one picture. */
  protected readonly attempt = signal(0);
  protected readonly state = linkedSignal<string, 'loading' | 'shown' | 'failed'>({
    source: () => this.sheets.pictureUrl(),
    computation: () => 'loading',
  });
  protected readonly percent = computed(() => Math.round((this.stage()?.pose().zoom ?? 1) * 100));
  /** What was done last, for those who do not see it. */
  protected readonly news = signal('');
  private readonly question = injectQuestion<ViewedReceipts, never>();
  private readonly stage = viewChild(PictureStage);
  private readonly closer = viewChild.required<ElementRef<HTMLButtonElement>>('closer');
  private readonly actions: Readonly<Record<string, () => void>> = {
    Escape: () => this.close(),
    '+': () => this.zoomBy(ZOOM_STEP),
    '=': () => this.zoomBy(ZOOM_STEP),
    '-': () => this.zoomBy(1 / ZOOM_STEP),
    '0': () => this.fit(),
    r: () => this.turn(),
    PageDown: () => this.leaf(1),
    PageUp: () => this.leaf(-1),
    ArrowRight: () => this.leafOrMove(1),
    ArrowLeft: () => this.leafOrMove(-1),
    ArrowDown: () => this.stage()?.moveBy({ x: 0, y: -KEY_MOVE_PX }),
    ArrowUp: () => this.stage()?.moveBy({ x: 0, y: KEY_MOVE_PX }),
  };

  constructor() {
    // After the modal has taken the focus to itself.
    afterNextRender(() => setTimeout(() => this.closer().nativeElement.focus()));
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = this.actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  protected close(): void {
    this.question.answer(null);
  }

  protected zoomBy(factor: number): void {
    this.stage()?.zoomBy(factor);
    this.news.set(`${this.percent()} percent`);
  }

  protected fit(): void {
    this.stage()?.fit();
    this.news.set('The whole picture');
  }

  protected turn(): void {
    this.stage()?.turn();
    const turns = this.stage()?.pose().turns ?? 0;
    this.news.set(turns === 0 ? 'Turned upright' : `Turned by ${turns * 90} degrees`);
  }

  protected leaf(distance: 1 | -1): void {
    const before = this.sheets.index();
    this.sheets.turn(distance);
    if (this.sheets.index() !== before) this.news.set(`Page ${this.sheets.index() + 1} of ${this.sheets.count()}`);
  }

  protected tryAgain(): void {
    this.attempt.update((attempt) => attempt + 1);
    this.state.set('loading');
    // Its button goes away under the focus.
    this.closer().nativeElement.focus();
  }

  /** To the right, or the left with -1. With one page there is none to turn, and the picture is moved instead. */
  private leafOrMove(side: 1 | -1): void {
    const isLeftward = getComputedStyle(this.closer().nativeElement).direction === 'rtl';
    if (this.sheets.count() === 1) this.stage()?.moveBy({ x: -side * KEY_MOVE_PX, y: 0 });
    else this.leaf((side === 1) === isLeftward ? -1 : 1);
  }
}
