import { type HttpEvent, HttpEventType } from '@angular/common/http';
import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { type Subscription, firstValueFrom } from 'rxjs';
import { type Failure, toFailure } from '../../api/failure';
import type { Receipt, UploadedReceipt } from '../../api/types';
import { LedgerChanges } from '../ledger-changes';
import { Session } from '../session/session';
import { Toasts } from '../toasts';
import { findFileProblem } from './file-problem';
import { ReceiptApi } from './receipt-api';
import { ReceiptFollow } from './receipt-follow';
import { UploadPause } from './upload-pause';
import { type UploadProblem, refused, uploadProblem } from './upload-problem';

/** Transfers at once: more would only make each slower. */
const AT_ONCE = 2;

export interface ReceiptUpload {
  id: number;
  file: File;
  /** The form that it was chosen in; null for the page as a whole. */
  holder: object | null;
  /** `kept`: the server has it, and it may still be being read. */
  state: 'checking' | 'waiting' | 'sending' | 'kept' | 'failed';
  /** The server was busy: it is sent again by itself. */
  isPutOff: boolean;
  /** How much of the file has been sent, from 0 to 1. */
  part: number;
  /** As last heard of; null until it is kept. */
  receipt: Receipt | null;
  /** The ledger had this very file before. */
  isDuplicate: boolean;
  /** What it is to be filed with as soon as it is kept. */
  expenseId: string | null;
  problem: UploadProblem | null;
}

/**
 * Files on their way to the server, wherever in the page they came from. They go on when the form that they were chosen in
 * is closed, and stay until somebody has seen what came of them.
 */
@Injectable({ providedIn: 'root' })
export class ReceiptUploads {
  private readonly api = inject(ReceiptApi);
  private readonly following = inject(ReceiptFollow);
  private readonly session = inject(Session);
  private readonly changes = inject(LedgerChanges);
  private readonly toasts = inject(Toasts);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly list = signal<readonly ReceiptUpload[]>([]);
  private readonly said = signal('');
  private readonly holders = signal<readonly object[]>([]);
  private readonly transfers = new Map<number, Subscription>();
  private readonly pause = new UploadPause();
  private nextId = 1;

  readonly all = this.list.asReadonly();
  /** Those that no open form shows. */
  readonly ofPage = computed(() => this.list().filter(({ holder }) => holder === null));
  readonly isSending = computed(() => this.list().some(({ state }) => isOnItsWay(state)));
  /** The latest turn, for whoever does not see it. */
  readonly news = this.said.asReadonly();
  /** Whether an open form takes what is dropped or pasted. */
  readonly isHeld = computed(() => this.holders().length > 0);

  /** From now on what is offered goes to `holder`, until it hands over. */
  hold(holder: object): void {
    this.holders.update((holders) => [...holders, holder]);
  }

  /** What was dropped or pasted: for the open form, or else for the page. */
  offer(files: readonly File[]): void {
    this.add(files, this.holders().at(-1) ?? null);
  }

  add(files: readonly File[], holder: object | null = null): void {
    for (const file of files) {
      const id = this.nextId++;
      const upload: ReceiptUpload = {
        id,
        file,
        holder,
        state: 'checking',
        isPutOff: false,
        part: 0,
        receipt: null,
        isDuplicate: false,
        expenseId: null,
        problem: null,
      };
      this.list.update((list) => [...list, upload]);
      void this.check(upload);
    }
  }

  /**
   * The form is done with what it holds: all of it goes with `expenseId`, the expense that was saved, as soon as it is kept
   * (`filedId` is with it already), or without one stays in sight of the page.
   */
  handOver(holder: object, expenseId: string | null = null, filedId: string | null = null): void {
    this.holders.update((holders) => holders.filter((one) => one !== holder));
    for (const upload of this.list().filter((one) => one.holder === holder)) {
      const isDone = filedId !== null && upload.receipt?.id === filedId;
      const isHopeless = upload.state === 'failed' && !upload.problem?.canRetry;
      if (isDone || isHopeless || isFiledElsewhere(upload, expenseId)) {
        this.remove(upload.id);
      } else {
        this.change(upload.id, { holder: null, expenseId });
        void this.file(upload.id);
      }
    }
  }

  /** Breaks a transfer off; of what the server has already, nothing is lost. */
  remove(id: number): void {
    this.transfers.get(id)?.unsubscribe();
    this.transfers.delete(id);
    this.pause.forget(id);
    this.list.update((list) => list.filter((upload) => upload.id !== id));
    this.startNext();
  }

  retry(id: number): void {
    this.pause.forget(id);
    this.change(id, { state: 'waiting', problem: null, part: 0 });
    this.startNext();
  }

  /** Somebody has dealt with the receipt. */
  forget(receiptId: string): void {
    for (const { id } of this.list().filter(({ receipt }) => receipt?.id === receiptId)) this.remove(id);
  }

  /** The next receipt, if any, that was read and waits for somebody to look at it. */
  nextToCheck(): Receipt | null {
    const next = this.ofPage().find(({ receipt }) => receipt?.status === 'read' && receipt.expenseIds.length === 0);
    return next?.receipt ?? null;
  }

  private async check({ id, file }: ReceiptUpload): Promise<void> {
    const problem = await findFileProblem(file).catch(() => 'The file cannot be opened. Choose it again.');
    if (problem) this.fail(id, refused(problem));
    else this.change(id, { state: 'waiting' });
    this.startNext();
  }

  private startNext(): void {
    if (this.pause.isOn) return;
    const isFree = () => this.list().filter(({ state }) => state === 'sending').length < AT_ONCE;
    for (const upload of this.list()) {
      if (upload.state === 'waiting' && isFree()) this.send(upload);
    }
  }

  private send({ id, file }: ReceiptUpload): void {
    const ledger = this.session.ledger();
    if (!ledger) return;
    this.change(id, { state: 'sending', isPutOff: false });
    const transfer = this.api.upload(ledger.id, file).subscribe({
      next: (event) => this.take(ledger.id, id, event),
      error: (error: unknown) => this.hearFailure(id, toFailure(error)),
    });
    this.transfers.set(id, transfer);
  }

  private take(ledgerId: string, id: number, event: HttpEvent<UploadedReceipt>): void {
    if (event.type === HttpEventType.UploadProgress && event.total) {
      this.change(id, { part: event.loaded / event.total });
    } else if (event.type === HttpEventType.Response && event.body) {
      this.keep(ledgerId, id, event.body);
    }
  }

  private keep(ledgerId: string, id: number, { isDuplicate, ...receipt }: UploadedReceipt): void {
    this.change(id, { state: 'kept', part: 1, receipt, isDuplicate });
    this.tell(id, isDuplicate ? 'is here already' : 'is kept and will be read');
    this.changes.announce();
    this.transfers.set(
      id,
      this.following.followOn(ledgerId, receipt).subscribe({
        next: (latest) => this.hear(id, latest),
        // Deleted meanwhile, by somebody else or in another tab.
        error: () => this.remove(id),
      }),
    );
    void this.file(id);
    this.startNext();
  }

  private hear(id: number, receipt: Receipt): void {
    const before = this.find(id)?.receipt?.status;
    this.change(id, { receipt });
    if (before === receipt.status) return;
    if (receipt.status === 'read') this.tell(id, 'has been read');
    if (receipt.status === 'failed') this.tell(id, 'could not be read');
  }

  /** With the expense that it belongs to, once both are there. */
  private async file(id: number): Promise<void> {
    const upload = this.find(id);
    const { receipt, expenseId, file } = upload ?? {};
    const ledger = this.session.ledger();
    if (!upload || !receipt || !expenseId || !ledger) return;
    if (isFiledElsewhere(upload, expenseId)) {
      this.change(id, { expenseId: null });
      this.toasts.fail(`${file?.name ?? 'The receipt'} is with another expense already, and is left there.`);
      return;
    }
    try {
      await firstValueFrom(this.api.fileWith(ledger.id, receipt.id, expenseId));
      this.remove(id);
      this.changes.announce();
    } catch (error) {
      this.change(id, { expenseId: null });
      this.toasts.fail(`${file?.name ?? 'The receipt'} is kept, but not with the expense. ${toFailure(error).message}`);
    }
  }

  /** A server that is busy takes it later; all else is for its owner to decide. */
  private hearFailure(id: number, failure: Failure): void {
    if (this.pause.begin(id, failure, () => this.startNext())) {
      this.change(id, { state: 'waiting', isPutOff: true, part: 0 });
      return;
    }
    this.fail(id, uploadProblem(failure, this.window?.navigator.onLine ?? true));
    this.startNext();
  }

  private fail(id: number, problem: UploadProblem): void {
    this.change(id, { state: 'failed', problem });
    this.tell(id, `was not added. ${problem.text}`);
  }

  private find(id: number): ReceiptUpload | undefined {
    return this.list().find((upload) => upload.id === id);
  }

  private change(id: number, changes: Partial<ReceiptUpload>): void {
    this.list.update((list) => list.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)));
  }

  private tell(id: number, what: string): void {
    const upload = this.find(id);
    if (upload) this.said.set(`${upload.file.name} ${what.replace(/[.]?$/, '.')}`);
  }
}

/** Whether the receipt is with an expense that is not the one in hand: it is left there. */
export function isFiledElsewhere({ receipt }: ReceiptUpload, expenseId: string | null): boolean {
  return !!receipt && receipt.expenseIds.length > 0 && !receipt.expenseIds.some((id) => id === expenseId);
}

const isOnItsWay = (state: ReceiptUpload['state']) =>
  state === 'checking' || state === 'waiting' || state === 'sending';
