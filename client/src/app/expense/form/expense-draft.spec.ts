import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aUser, anExpense } from '../../../testing/factories';
import type { NewExpense } from '../../api/types';
import { LedgerChanges } from '../../shared/ledger-changes';
import { Session } from '../../shared/session/session';
import { ExpenseDraft } from './expense-draft';

const EXPENSES = '/api/ledgers/ledger-1/expenses';
const FILLED = { amount: '12,5', title: ' Lunch ', categoryId: 'food', spentOn: '2026-11-24', note: '' };
const RECORDED = anExpense({ amount: '12.50', title: 'Lunch', spentOn: '2026-11-24' });
const OPENED = anExpense({ version: 3 });
const ONE = `${EXPENSES}/${OPENED.id}`;
const STALE = { status: 412, statusText: 'Precondition Failed' };

describe('ExpenseDraft', () => {
  let draft: ExpenseDraft;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    draft = TestBed.inject(ExpenseDraft);
  });

  afterEach(() => server.verify());

  describe('of a new expense', () => {
    beforeEach(() => {
      draft.start();
      draft.form.patchValue(FILLED);
    });

    it('begins today', () => {
      draft.start();
      expect(draft.form.getRawValue()).toEqual({
        amount: '',
        title: '',
        categoryId: '',
        spentOn: '2026-11-24',
        note: '',
      });
      expect(draft.hasChanged()).toBe(false);
    });

    it('moves on to the new day while nobody has chosen one', () => {
      draft.start();
      TestBed.inject(Session).update(aUser({ today: '2026-11-25' }));
      draft.followToday();
      expect(draft.form.value.spentOn).toBe('2026-11-25');
      draft.form.patchValue({ spentOn: '2026-11-20' });
      TestBed.inject(Session).update(aUser({ today: '2026-11-26' }));
      draft.followToday();
      expect(draft.form.value.spentOn).toBe('2026-11-20');
    });

    it('sends a decimal string and a calendar date', () => {
      void draft.save();
      const { request } = server.expectOne(EXPENSES);
      expect(request.body).toMatchObject({
        amount: '12.50',
        title: 'Lunch',
        categoryId: 'food',
        spentOn: '2026-11-24',
      });
    });

    it('sends what a sum comes to', () => {
      draft.form.patchValue({ amount: '12.50+3' });
      void draft.save();
      expect(server.expectOne(EXPENSES).request.body).toMatchObject({ amount: '15.50' });
    });

    it('makes one expense of a double press', async () => {
      const first = draft.save();
      const second = draft.save();
      server.expectOne(EXPENSES).flush(RECORDED);
      await expect(first).resolves.toMatchObject({ expense: { title: 'Lunch' }, before: null });
      await expect(second).resolves.toBeNull();
      expect(TestBed.inject(LedgerChanges).revision()).toBe(1);
    });

    it('keeps its id and what was typed when an answer is lost, so that a retry makes one expense', async () => {
      const failed = draft.save();
      const first = server.expectOne(EXPENSES);
      first.error(new ProgressEvent('error'));
      await expect(failed).resolves.toMatchObject({ failure: { code: 'unreachable' } });
      expect(draft.form.getRawValue()).toEqual(FILLED);

      const saved = draft.save();
      const second = server.expectOne(EXPENSES);
      expect(idOf(second)).toBe(idOf(first));
      second.flush(RECORDED);
      await saved;
    });

    it('brings what was typed since to the expense that a lost answer had made', async () => {
      const failed = draft.save();
      server.expectOne(EXPENSES).error(new ProgressEvent('error'));
      await failed;
      draft.form.patchValue({ amount: '13' });
      const saved = draft.save();
      server.expectOne(EXPENSES).flush(RECORDED);
      await soon();
      const change = server.expectOne(`${EXPENSES}/${RECORDED.id}`);
      expect([change.request.method, change.request.body]).toEqual(['PATCH', { amount: '13.00' }]);
      change.flush({ ...RECORDED, amount: '13.00' });
      await expect(saved).resolves.toMatchObject({ expense: { amount: '13.00' }, before: null });
    });

    it('gives the next expense another id', async () => {
      const saved = draft.save();
      const first = server.expectOne(EXPENSES);
      first.flush(RECORDED);
      await saved;
      draft.start('2026-11-20');
      expect(draft.form.getRawValue()).toMatchObject({ amount: '', categoryId: '', spentOn: '2026-11-20' });
      draft.form.patchValue(FILLED);
      void draft.save();
      expect(idOf(server.expectOne(EXPENSES))).not.toBe(idOf(first));
    });

    it('refuses tomorrow, zero and an empty title before the server has to', () => {
      draft.form.patchValue({ spentOn: '2026-11-25', amount: '0', title: '  ' });
      expect(draft.form.controls.spentOn.valid).toBe(false);
      expect(draft.form.controls.amount.valid).toBe(false);
      expect(draft.form.controls.title.valid).toBe(false);
      draft.form.patchValue({ spentOn: '2026-11-24', amount: '-3', title: 'Refund' });
      expect(draft.form.valid).toBe(true);
      expect(draft.amount()).toBe('-3.00');
    });

    it('is made of the receipt that is attached', () => {
      draft.attach('r1');
      void draft.save();
      expect((server.expectOne(EXPENSES).request.body as NewExpense).receiptId).toBe('r1');
    });

    it('is made of no receipt that the one before was made of', () => {
      draft.attach('r1');
      draft.start();
      draft.form.patchValue(FILLED);
      void draft.save();
      expect(server.expectOne(EXPENSES).request.body).not.toHaveProperty('receiptId');
    });

    it('takes from a receipt what nobody has written, and would lose nothing of that', () => {
      draft.start();
      draft.form.controls.title.setValue('My own');
      const read = { amount: '1234.50', title: 'Market', spentOn: '2026-11-20' };
      expect(draft.fillBlanks(read)).toEqual(['amount', 'spentOn']);
      expect(draft.form.value).toMatchObject({ amount: '1234.50', title: 'My own', spentOn: '2026-11-20' });
      draft.start();
      draft.fillBlanks(read);
      expect(draft.hasChanged()).toBe(false);
      draft.start();
      draft.form.controls.spentOn.markAsDirty();
      expect(draft.fillBlanks({ spentOn: '2026-11-20' })).toEqual([]);
    });

    it('takes the usual amount of a title until somebody types one', () => {
      draft.start();
      draft.suggestAmount('4.50');
      expect([draft.amount(), draft.isUsualAmount()]).toEqual(['4.50', true]);
      draft.suggestAmount('9.00');
      expect(draft.amount()).toBe('9.00');
      draft.form.patchValue({ amount: '7' });
      draft.suggestAmount('4.50');
      expect([draft.amount(), draft.isUsualAmount()]).toEqual(['7.00', false]);
    });
  });

  it('begins a copy today, under an id of its own', () => {
    draft.duplicate(OPENED);
    expect(draft.form.getRawValue()).toMatchObject({ amount: '12.50', title: 'Lunch', spentOn: '2026-11-24' });
    expect(draft.hasChanged()).toBe(false);
    void draft.save();
    const request = server.expectOne(EXPENSES);
    expect(idOf(request)).not.toBe(OPENED.id);
  });

  describe('of a change', () => {
    beforeEach(() => draft.edit(OPENED));

    it('sends only what changed, for the version that was opened', () => {
      draft.form.patchValue({ amount: '13', note: ' spicy ' });
      void draft.save();
      const { request } = server.expectOne(ONE);
      expect(request.headers.get('If-Match')).toBe('"3"');
      expect(request.body).toEqual({ amount: '13.00', note: 'spicy' });
    });

    it('sends nothing when nothing changed', async () => {
      await expect(draft.save()).resolves.toEqual({ expense: OPENED, before: OPENED });
    });

    it('is a conflict when somebody else changed it, until one is chosen', async () => {
      draft.form.patchValue({ amount: '13', title: 'Dinner' });
      await conflictWith(anExpense({ version: 4, amount: '14.00', note: 'with Bob' }));
      expect(draft.conflicts()).toEqual([
        { field: 'amount', theirs: '14.00', yours: '13.00' },
        { field: 'note', theirs: 'with Bob', yours: null },
      ]);

      draft.rebase();
      expect(draft.theirs()).toBeNull();
      void draft.save();
      const { request } = server.expectOne(ONE);
      expect(request.headers.get('If-Match')).toBe('"4"');
      expect(request.body).toEqual({ amount: '13.00', title: 'Dinner' });
    });

    it('is saved when its own lost answer was the other change', async () => {
      draft.form.patchValue({ amount: '13' });
      const saved = await saveAgainst(anExpense({ version: 4, amount: '13.00' }));
      expect(saved).toMatchObject({ expense: { version: 4 }, before: { version: 3 } });
      expect(draft.theirs()).toBeNull();
    });

    it('is sent again by itself when the other change left no trace', async () => {
      draft.form.patchValue({ amount: '13' });
      const saved = draft.save();
      server.expectOne(ONE).flush(null, STALE);
      await soon();
      server.expectOne(ONE).flush(anExpense({ version: 5 }));
      await soon();
      const again = server.expectOne(ONE);
      expect([again.request.headers.get('If-Match'), again.request.body]).toEqual(['"5"', { amount: '13.00' }]);
      again.flush(anExpense({ version: 6, amount: '13.00' }));
      await expect(saved).resolves.toMatchObject({ expense: { version: 6 } });
    });

    it.each([404, 412])('says that the expense was deleted meanwhile after %d', async (status) => {
      draft.form.patchValue({ amount: '13' });
      const saved = draft.save();
      server.expectOne(ONE).flush(null, { status, statusText: '' });
      await soon();
      if (status === 412) server.expectOne(ONE).flush(null, { status: 404, statusText: '' });
      await expect(saved).resolves.toBe('deleted');
      expect(draft.isDeleted()).toBe(true);

      draft.becomeNew();
      void draft.save();
      const request = server.expectOne(EXPENSES);
      expect(request.request.body).toMatchObject({ title: 'Lunch', amount: '13.00' });
      expect(idOf(request)).not.toBe(OPENED.id);
    });

    it('would be lost once anything was changed', () => {
      expect(draft.hasChanged()).toBe(false);
      draft.form.patchValue({ categoryId: 'travel' });
      expect(draft.hasChanged()).toBe(true);
    });

    async function conflictWith(theirs: typeof OPENED): Promise<void> {
      expect(await saveAgainst(theirs)).toBe('conflict');
    }

    async function saveAgainst(theirs: typeof OPENED) {
      const saved = draft.save();
      server.expectOne(ONE).flush(null, STALE);
      await soon();
      server.expectOne(ONE).flush(theirs);
      return saved;
    }
  });
});

const soon = () => new Promise((resolve) => setTimeout(resolve));

function idOf({ request }: TestRequest): string | undefined {
  return (request.body as NewExpense).id;
}
