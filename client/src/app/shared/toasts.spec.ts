import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom, throwError } from 'rxjs';
import { Toasts } from './toasts';

const refusal = (answer: { status: number; error?: unknown }): Promise<never> =>
  firstValueFrom(throwError(() => new HttpErrorResponse(answer)));

describe('toasts', () => {
  let toasts: Toasts;
  let undone: string[];

  const texts = () => toasts.toasts().map(({ text }) => text);
  const offer = (name: string) =>
    toasts.undoable(`Deleted ${name}.`, () => {
      undone.push(name);
      return Promise.resolve();
    });
  const undoLatest = async () => {
    const toast = toasts.latestUndoable();
    if (toast) await toasts.undo(toast);
  };

  beforeEach(() => {
    jest.useFakeTimers();
    toasts = TestBed.inject(Toasts);
    undone = [];
  });

  afterEach(() => jest.useRealTimers());

  it('go after their time, but a failure stays until it is dismissed', () => {
    toasts.succeed('Saved.');
    toasts.fail('Not saved.');
    jest.advanceTimersByTime(6000);
    expect(texts()).toEqual(['Not saved.']);
    toasts.dismiss(toasts.toasts()[0]?.id ?? 0);
    expect(texts()).toEqual([]);
  });

  it('offer an undo for ten seconds', () => {
    offer('Lunch');
    jest.advanceTimersByTime(9999);
    expect(toasts.latestUndoable()?.text).toBe('Deleted Lunch.');
    jest.advanceTimersByTime(1);
    expect(toasts.latestUndoable()).toBeNull();
  });

  it('stand still while they are held, and go on from there', () => {
    offer('Lunch');
    jest.advanceTimersByTime(7000);
    toasts.hold(true);
    offer('Dinner');
    jest.advanceTimersByTime(60_000);
    expect(texts()).toEqual(['Deleted Lunch.', 'Deleted Dinner.']);
    toasts.hold(false);
    jest.advanceTimersByTime(3000);
    expect(texts()).toEqual(['Deleted Dinner.']);
    jest.advanceTimersByTime(7000);
    expect(texts()).toEqual([]);
  });

  it('undo the latest first, each of them once', async () => {
    for (const name of ['one', 'two', 'three', 'four', 'five']) offer(name);
    expect(texts()).toEqual(['Deleted three.', 'Deleted four.', 'Deleted five.']);
    const five = toasts.latestUndoable();
    for (let times = 0; times < 7; times += 1) await undoLatest();
    if (five) await toasts.undo(five);
    expect(undone).toEqual(['five', 'four', 'three', 'two', 'one']);
  });

  it('offer an undo that failed again, when the server was away', async () => {
    let isAway = true;
    toasts.undoable('Deleted Lunch.', () => (isAway ? refusal({ status: 0 }) : Promise.resolve()));
    await undoLatest();
    expect(texts()).toEqual([
      'That could not be undone. The server cannot be reached. Check the connection, then try again.',
    ]);
    isAway = false;
    await undoLatest();
    expect(texts()).toEqual(['Undone.']);
  });

  it('do not offer again what the server refused', async () => {
    const error = { code: 'not_found', title: 'Not found', detail: 'There is no such expense.' };
    toasts.undoable('Deleted Lunch.', () => refusal({ status: 404, error }));
    await undoLatest();
    expect(texts()).toEqual(['That could not be undone. There is no such expense.']);
    expect(toasts.latestUndoable()).toBeNull();
  });
});
