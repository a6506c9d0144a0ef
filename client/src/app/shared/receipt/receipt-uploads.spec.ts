import { HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { NEVER, Subject } from 'rxjs';
import { aReceipt, aUser } from '../../../testing/factories';
import type { Receipt } from '../../api/types';
import { LedgerChanges } from '../ledger-changes';
import { Session } from '../session/session';
import { Toasts } from '../toasts';
import { ReceiptFollow } from './receipt-follow';
import { ReceiptUploads } from './receipt-uploads';

const URL = '/api/ledgers/ledger-1/receipts';
const picture = (name: string) => new File([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)], name, { type: 'image/jpeg' });

describe('ReceiptUploads', () => {
  let uploads: ReceiptUploads;
  let server: HttpTestingController;
  const followOn = jest.fn();

  /** The files are looked at before they are sent. */
  async function settle(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve));
    while (uploads.all().some(({ state }) => state === 'checking'));
  }
  const sent = () => server.match(({ method, url }) => method === 'POST' && url === URL);
  const only = () => {
    const [upload, ...others] = uploads.all();
    expect(others).toHaveLength(0);
    return upload;
  };

  async function add(names: string[], holder: object | null = null): Promise<TestRequest[]> {
    uploads.add(names.map(picture), holder);
    await settle();
    return sent();
  }

  function answer(request: TestRequest | undefined, receipt: Partial<Receipt> = {}, isDuplicate = false): void {
    request?.flush({ ...aReceipt({ status: 'uploaded', ...receipt }), isDuplicate }, { status: 201, statusText: '' });
  }

  beforeEach(() => {
    followOn.mockReset().mockReturnValue(NEVER);
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: ReceiptFollow, useValue: { followOn } }],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    uploads = TestBed.inject(ReceiptUploads);
  });

  it('sends the file alone, and says how far it is', async () => {
    const [request] = await add(['a.jpg']);
    const form = request?.request.body as FormData;
    expect([...form.keys()]).toEqual(['file']);
    expect((form.get('file') as File).name).toBe('a.jpg');
    request?.event({ type: HttpEventType.UploadProgress, loaded: 25, total: 100 });
    expect(only()).toMatchObject({ state: 'sending', part: 0.25 });
    answer(request);
    expect(only()).toMatchObject({ state: 'kept', receipt: { status: 'uploaded' }, isDuplicate: false });
    expect(TestBed.inject(LedgerChanges).revision()).toBe(1);
  });

  it('sends two at once, and the next as soon as one is done, has failed or is cancelled', async () => {
    const first = await add(['1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg']);
    expect(first).toHaveLength(2);
    answer(first[0]);
    const second = sent();
    expect(second).toHaveLength(1);
    second[0]?.error(new ProgressEvent('error'));
    expect(sent()).toHaveLength(1);
    uploads.remove(uploads.all().find(({ file }) => file.name === '2.jpg')?.id ?? 0);
    expect(first[1]?.cancelled).toBe(true);
    expect(sent()).toHaveLength(1);
  });

  it('sends nothing that is no picture, and says so', async () => {
    uploads.add([new File(['A note'], 'note.txt', { type: 'image/png' })]);
    await settle();
    expect(sent()).toHaveLength(0);
    expect(only()).toMatchObject({ state: 'failed', problem: { canRetry: false } });
    expect(uploads.news()).toMatch(/^note.txt was not added. This is no picture/);
  });

  it('keeps a file whose connection broke off, and sends it again when asked', async () => {
    const [request] = await add(['a.jpg']);
    request?.error(new ProgressEvent('error'));
    expect(only()).toMatchObject({ state: 'failed', problem: { canRetry: true } });
    uploads.retry(only()?.id ?? 0);
    answer(sent()[0]);
    expect(only()).toMatchObject({ state: 'kept', problem: null });
  });

  describe('when the server is busy', () => {
    const refuse = (request: TestRequest | undefined, status = 429, seconds = '5') =>
      request?.flush({}, { status, statusText: '', headers: { 'Retry-After': seconds } });

    afterEach(() => jest.useRealTimers());

    it('waits as long as it was asked to, and sends everything then', async () => {
      const first = await add(['1.jpg', '2.jpg', '3.jpg']);
      jest.useFakeTimers();
      refuse(first[0]);
      refuse(first[1], 503);
      expect(sent()).toHaveLength(0);
      expect(uploads.all().map(({ state, isPutOff }) => [state, isPutOff])).toEqual([
        ['waiting', true],
        ['waiting', true],
        ['waiting', false],
      ]);
      expect(uploads.isSending()).toBe(true);
      jest.advanceTimersByTime(4_999);
      expect(sent()).toHaveLength(0);
      jest.advanceTimersByTime(1);
      const second = sent();
      expect(second).toHaveLength(2);
      answer(second[0], { id: 'r1' });
      answer(second[1], { id: 'r2' });
      answer(sent()[0], { id: 'r3' });
      expect(uploads.all().map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
    });

    it('asks in the end, and at once where it would take long', async () => {
      const [request] = await add(['a.jpg']);
      jest.useFakeTimers();
      refuse(request);
      for (let refusal = 1; refusal <= 5; refusal += 1) {
        expect(only()?.state).toBe('waiting');
        jest.advanceTimersByTime(5_000);
        refuse(sent()[0]);
      }
      expect(only()).toMatchObject({ state: 'failed', problem: { canRetry: true } });
      uploads.retry(only()?.id ?? 0);
      refuse(sent()[0], 429, '3600');
      expect(only()?.state).toBe('failed');
    });
  });

  it('tells of the reading, each turn once', async () => {
    const reading = new Subject<Receipt>();
    followOn.mockReturnValue(reading);
    answer((await add(['a.jpg']))[0]);
    reading.next(aReceipt({ status: 'reading', progress: 30 }));
    expect(only()?.receipt?.progress).toBe(30);
    expect(uploads.news()).toBe('a.jpg is kept and will be read.');
    reading.next(aReceipt({ status: 'read' }));
    expect(uploads.news()).toBe('a.jpg has been read.');
    expect(uploads.nextToCheck()?.id).toBe(aReceipt().id);
    uploads.forget(aReceipt().id);
    expect(uploads.all()).toEqual([]);
    expect(uploads.nextToCheck()).toBeNull();
  });

  it('lets go of a receipt that is deleted while it is read', async () => {
    const reading = new Subject<Receipt>();
    followOn.mockReturnValue(reading);
    answer((await add(['a.jpg']))[0]);
    reading.error(new Error('gone'));
    expect(uploads.all()).toEqual([]);
  });

  describe('in a form', () => {
    const form = {};

    beforeEach(() => uploads.hold(form));

    it('takes what is dropped or pasted, and gives it to the page when it closes', async () => {
      uploads.offer([picture('a.jpg')]);
      await settle();
      expect(uploads.ofPage()).toHaveLength(0);
      uploads.handOver(form);
      expect(uploads.ofPage()).toHaveLength(1);
      answer(sent()[0]);
      server.expectNone(({ method }) => method === 'PATCH');
      uploads.offer([picture('b.jpg')]);
      expect(uploads.ofPage()).toHaveLength(2);
    });

    it('files what comes after the expense was saved, and not what it was made of', async () => {
      const [first, second] = await add(['a.jpg', 'b.jpg'], form);
      answer(first, { id: 'r1' });
      uploads.handOver(form, 'e1', 'r1');
      expect(uploads.all().map(({ file }) => file.name)).toEqual(['b.jpg']);
      answer(second, { id: 'r2' });
      const filing = server.expectOne(`${URL}/r2`);
      expect([filing.request.method, filing.request.body]).toEqual(['PATCH', { expenseId: 'e1' }]);
      filing.flush(aReceipt({ id: 'r2' }));
      await settle();
      expect(uploads.all()).toEqual([]);
    });

    it('keeps in sight what could not be filed, and says so', async () => {
      answer((await add(['a.jpg'], form))[0], { id: 'r1' });
      uploads.handOver(form, 'e1');
      server.expectOne(`${URL}/r1`).error(new ProgressEvent('error'));
      await settle();
      expect(uploads.ofPage()).toHaveLength(1);
      expect(TestBed.inject(Toasts).toasts()[0]?.text).toMatch(/a.jpg is kept, but not with the expense/);
    });

    it('leaves a receipt with the expense that had it before', async () => {
      answer((await add(['a.jpg'], form))[0], { expenseId: 'e9', expenseIds: ['e9'] }, true);
      uploads.handOver(form, 'e1');
      server.expectNone(({ method }) => method === 'PATCH');
      expect(uploads.all()).toEqual([]);
    });
  });
});
