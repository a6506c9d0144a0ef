import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ToastRegion } from './toast-region';
import { Toasts } from './toasts';

describe('the region of toasts', () => {
  let fixture: ComponentFixture<ToastRegion>;
  let toasts: Toasts;
  let undone: number;

  const buttons = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
  const press = (target: EventTarget, key = { key: 'z', ctrlKey: true }) =>
    target.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
  const add = (html: string) => {
    document.body.insertAdjacentHTML('beforeend', html);
    const added = document.body.lastElementChild as HTMLElement;
    added.focus();
    return added;
  };

  beforeEach(() => {
    jest.useFakeTimers();
    fixture = TestBed.createComponent(ToastRegion);
    document.body.append(fixture.nativeElement as HTMLElement);
    toasts = TestBed.inject(Toasts);
    undone = 0;
    toasts.undoable('Deleted Lunch.', async () => void (undone += 1));
    TestBed.tick();
  });

  afterEach(() => {
    jest.useRealTimers();
    document.body.replaceChildren();
  });

  it('undoes by its button, and gives the focus back to where it was', async () => {
    const opener = add('<button>Elsewhere</button>');
    const [undo] = buttons();
    undo?.dispatchEvent(new FocusEvent('focusin', { bubbles: true, relatedTarget: opener }));
    undo?.focus();
    undo?.click();
    await Promise.resolve();
    TestBed.tick();
    expect(undone).toBe(1);
    expect(document.activeElement).toBe(opener);
    expect(buttons().map(({ ariaLabel, textContent }) => ariaLabel ?? textContent.trim())).toEqual(['Dismiss']);
  });

  it('undoes by the keyboard, but leaves the key to a field and to a dialog', () => {
    press(add('<input>'));
    press(add('<button>'), { key: 'z', ctrlKey: false });
    const dialog = add('<div aria-modal="true"></div>');
    press(document.body);
    expect(undone).toBe(0);
    dialog.remove();
    press(document.body);
    expect(undone).toBe(1);
  });

  it('lets no time pass for its toasts while it has the focus', () => {
    buttons()[0]?.focus();
    jest.advanceTimersByTime(60_000);
    expect(toasts.toasts().length).toBe(1);
    add('<button>Elsewhere</button>');
    jest.advanceTimersByTime(10_000);
    expect(toasts.toasts()).toEqual([]);
  });
});
