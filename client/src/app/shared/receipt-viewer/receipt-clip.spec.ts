import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aUser } from '../../../testing/factories';
import { Session } from '../session/session';
import { ReceiptClip } from './receipt-clip';
import { ReceiptViewerLauncher } from './receipt-viewer-launcher';

const ONE = { id: 'a', mediaType: 'image/jpeg' };
const PDF = { id: 'b', mediaType: 'application/pdf' };

describe('the sign that an expense has receipts', () => {
  const viewer = { open: jest.fn() };
  let fixture: ComponentFixture<ReceiptClip>;
  let host: HTMLElement;

  const show = async (receipts: (typeof ONE)[]) => {
    fixture.componentRef.setInput('receipts', receipts);
    fixture.componentRef.setInput('of', 'Lunch');
    await settle();
  };
  const settle = async (ms = 0) => {
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
  };
  const preview = () => host.querySelector<HTMLElement>('app-receipt-preview');
  const button = () => host.querySelector('button') as HTMLButtonElement;
  const pointer = (type: string, pointerType = 'mouse') =>
    host.dispatchEvent(Object.assign(new Event(type), { pointerType }));
  const focusBy = (way: 'keyboard' | 'press') => {
    jest
      .spyOn(button(), 'matches')
      .mockImplementation((selector) => selector === ':focus-visible' && way === 'keyboard');
    button().focus();
  };

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: ReceiptViewerLauncher, useValue: viewer },
      ],
    });
    TestBed.inject(Session).begin(aUser());
    fixture = TestBed.createComponent(ReceiptClip);
    host = fixture.nativeElement as HTMLElement;
    document.body.append(host);
  });

  afterEach(() => {
    jest.useRealTimers();
    document.body.replaceChildren();
  });

  it('says how many there are and of what, and opens all of them', async () => {
    await show([ONE]);
    expect([button().ariaLabel, button().textContent.trim()]).toEqual(['Receipt of Lunch', '']);
    await show([ONE, PDF]);
    expect([button().ariaLabel, button().textContent.trim()]).toEqual(['2 receipts of Lunch', '2']);
    button().click();
    expect(viewer.open).toHaveBeenCalledWith([ONE, PDF]);
  });

  it('gives a first look to a mouse that stays, until it is gone for a moment', async () => {
    await show([ONE, PDF]);
    pointer('pointerenter');
    await settle(100);
    pointer('pointerleave');
    await settle(1_000);
    expect(preview()).toBeNull();
    pointer('pointerenter');
    await settle(150);
    expect(preview()?.querySelector('img')?.getAttribute('src')).toBe('/api/ledgers/ledger-1/receipts/a/thumbnail');
    expect(preview()?.textContent).toContain('and 1 more');
    // On the way from the button to what it shows.
    pointer('pointerleave');
    await settle(100);
    pointer('pointerenter');
    await settle(1_000);
    expect(preview()).not.toBeNull();
    pointer('pointerleave');
    await settle(150);
    expect(preview()).toBeNull();
  });

  it('gives none to a finger', async () => {
    await show([ONE]);
    pointer('pointerenter', 'touch');
    await settle(1_000);
    focusBy('press');
    await settle();
    expect(preview()).toBeNull();
  });

  it('gives one to the keyboard, until Escape or the focus goes on', async () => {
    await show([PDF]);
    focusBy('keyboard');
    await settle();
    expect(preview()?.textContent).toContain('PDF');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle();
    expect(preview()).toBeNull();
    expect(document.activeElement).toBe(button());
    button().blur();
    button().focus();
    await settle();
    expect(preview()).not.toBeNull();
    button().blur();
    await settle();
    expect(preview()).toBeNull();
  });

  it('shows a drawing where there is no picture', async () => {
    await show([ONE]);
    focusBy('keyboard');
    await settle();
    preview()?.querySelector('img')?.dispatchEvent(new Event('error'));
    await settle();
    expect(preview()?.querySelector('img')).toBeNull();
    expect(preview()?.querySelector('svg')).not.toBeNull();
  });
});
