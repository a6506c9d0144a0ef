import { Injectable, computed, signal } from '@angular/core';
import { toFailure } from '../api/failure';
import { Countdown } from './countdown';

export type Undo = () => Promise<void>;

export interface Toast {
  id: number;
  tone: 'success' | 'danger';
  text: string;
  /** What its Undo button does. */
  undo: Undo | null;
}

interface KeptToast extends Toast {
  /** None for a failure, which stays until it is dismissed. */
  countdown: Countdown | null;
}

const SUCCESS_SHOWN_MS = 6000;
const UNDO_SHOWN_MS = 10_000;
/** On the screen at once; what is older waits behind them, and can still be undone. */
const SHOWN = 3;
const KEPT = 20;

/** Short notices, spoken by screen readers, that never take the focus. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly kept = signal<readonly KeptToast[]>([]);
  private isHeld = false;
  private nextId = 1;

  /** The oldest first. */
  readonly toasts = computed<readonly Toast[]>(() => this.kept().slice(-SHOWN));
  /** What the next undo takes back: the latest that can be. */
  readonly latestUndoable = computed<Toast | null>(() => this.kept().findLast(({ undo }) => undo) ?? null);

  succeed(text: string): void {
    this.add('success', text, SUCCESS_SHOWN_MS);
  }

  fail(text: string): void {
    this.add('danger', text, null);
  }

  /** Says what was done and offers, for ten seconds, to take it back. A failing `undo` is told, and offered again. */
  undoable(text: string, undo: Undo): void {
    this.add('success', text, UNDO_SHOWN_MS, undo);
  }

  async undo(toast: Toast): Promise<void> {
    if (!toast.undo || !this.kept().some(({ id }) => id === toast.id)) return;
    this.dismiss(toast.id);
    try {
      await toast.undo();
      this.succeed('Undone.');
    } catch (error) {
      const failure = toFailure(error);
      const isWorthAnother = failure.status === 0 || failure.status >= 429;
      const text = `That could not be undone. ${failure.message}`;
      this.add('danger', text, null, isWorthAnother ? toast.undo : null);
    }
  }

  dismiss(id: number): void {
    this.kept()
      .find((toast) => toast.id === id)
      ?.countdown?.stop();
    this.kept.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  /** While somebody is at a toast, or nobody looks, no time passes for any of them. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    for (const { countdown } of this.kept()) this.tell(countdown);
  }

  private add(tone: Toast['tone'], text: string, shownMs: number | null, undo: Undo | null = null): void {
    const id = this.nextId++;
    const countdown = shownMs === null ? null : new Countdown(shownMs, () => this.dismiss(id));
    this.kept.update((toasts) => [...toasts.slice(1 - KEPT), { id, tone, text, undo, countdown }]);
    this.tell(countdown);
  }

  private tell(countdown: Countdown | null): void {
    if (this.isHeld) countdown?.stop();
    else countdown?.run();
  }
}
