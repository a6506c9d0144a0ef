import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aReceipt, aUser } from '../../../testing/factories';
import { Dialogs } from '../dialogs';
import { Session } from '../session/session';
import { ReceiptViewer } from './receipt-viewer';
import { RECEIPT_VIEWER_TITLE_ID, type ViewedReceipts } from './viewed-receipts';

const URL = '/api/ledgers/ledger-1/receipts';

describe('the viewer of receipts', () => {
  let server: HttpTestingController;
  let closed: jest.Mock;

  const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector);
  const button = (label: string) => find<HTMLButtonElement>(`[aria-label="${label}"]`);
  const picture = () => find<HTMLImageElement>('.picture-stage img');
  const source = () => picture()?.getAttribute('src');
  const transform = () => picture()?.style.transform ?? '';
  const text = (selector: string) => find(selector)?.textContent.trim();
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const press = async (key: string, modifiers: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
    (document.activeElement ?? document.body).dispatchEvent(event);
    await settle();
    return event;
  };
  const open = async (data: ViewedReceipts) => {
    closed = jest.fn();
    void TestBed.inject(Dialogs)
      .ask<ViewedReceipts, never>(ReceiptViewer, RECEIPT_VIEWER_TITLE_ID, data, 'receipt-viewer')
      .then(closed);
    await settle();
  };

  beforeEach(() => {
    // As where motion is reduced: nothing has to be waited for.
    window.matchMedia = jest.fn().mockReturnValue({ matches: true });
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
  });

  afterEach(() => {
    server.verify();
    document.body.replaceChildren();
  });

  it('shows the screen-size copy, says what it is, and gives the original', async () => {
    await open({ receipts: [{ id: 'a' }], first: 0 });
    expect(source()).toBe(`${URL}/a/preview?page=1`);
    server.expectOne(`${URL}/a`).flush(aReceipt({ id: 'a' }));
    await settle();
    expect(text(`#${RECEIPT_VIEWER_TITLE_ID}`)).toBe('Corner Market');
    expect(picture()?.alt).toMatch(/^Receipt of Corner Market, \$16\.00/);
    const download = find<HTMLAnchorElement>('a[download]');
    expect(download?.getAttribute('href')).toBe(`${URL}/a/file`);
    expect(button('Next page')).toBeNull();
  });

  it('begins with the focus on the way out, and goes by Escape', async () => {
    await open({ receipts: [{ id: 'a' }], first: 0 });
    server.expectOne(`${URL}/a`).flush(aReceipt());
    expect(document.activeElement).toBe(button('Close'));
    await press('Escape');
    await settle();
    expect(closed).toHaveBeenCalled();
  });

  it('is leafed through, from the pages of one receipt on to the next', async () => {
    await open({ receipts: [{ id: 'a' }, { id: 'b' }], first: 0 });
    server.expectOne(`${URL}/a`).flush(aReceipt({ id: 'a', pages: 2 }));
    server.expectOne(`${URL}/b`).flush(aReceipt({ id: 'b' }));
    await settle();
    expect(text('.receipt-viewer-pages')).toBe('Page 1 of 3');
    await press('ArrowRight');
    expect(source()).toBe(`${URL}/a/preview?page=2`);
    expect(picture()?.alt).toContain('page 2 of 2');
    await press('ArrowRight');
    expect(source()).toBe(`${URL}/b/preview?page=1`);
    await press('ArrowRight');
    expect(text('[role="status"]')).toBe('Page 3 of 3');
    expect(button('Next page')?.getAttribute('aria-disabled')).toBe('true');
    button('Previous page')?.click();
    await settle();
    expect(source()).toBe(`${URL}/a/preview?page=2`);
  });

  it('is leafed through leftward where one reads so', async () => {
    document.documentElement.style.direction = 'rtl';
    await open({ receipts: [{ id: 'a' }, { id: 'b' }], first: 0 });
    server.expectOne(`${URL}/a`).flush(aReceipt({ id: 'a' }));
    server.expectOne(`${URL}/b`).flush(aReceipt({ id: 'b' }));
    await press('ArrowLeft');
    document.documentElement.style.direction = '';
    expect(source()).toBe(`${URL}/b/preview?page=1`);
  });

  it('begins at the receipt that was chosen, and does without what cannot be known', async () => {
    await open({ receipts: [{ id: 'a' }, { id: 'b' }], first: 1 });
    server.expectOne(`${URL}/a`).flush(null, { status: 404, statusText: 'Not Found' });
    server.expectOne(`${URL}/b`).flush(null, { status: 503, statusText: 'Away' });
    await settle();
    expect(source()).toBe(`${URL}/b/preview?page=1`);
    expect(text('.receipt-viewer-pages')).toBe('Page 2 of 2');
  });

  it('zooms, turns and moves by keys, and says so', async () => {
    await open({ receipts: [{ id: 'a' }], first: 0 });
    server.expectOne(`${URL}/a`).flush(aReceipt());
    await press('+');
    expect(transform()).toContain('scale(1.5)');
    expect(text('[role="status"]')).toBe('150 percent');
    await press('ArrowDown');
    await press('ArrowRight');
    expect(transform()).toContain('translate(-60px, -60px)');
    await press('R', { shiftKey: true });
    expect(transform()).toContain('rotate(90deg)');
    await press('-');
    await press('0');
    expect(transform()).toContain('scale(1)');
  });

  it('leaves keys with a modifier to the browser', async () => {
    await open({ receipts: [{ id: 'a' }], first: 0 });
    server.expectOne(`${URL}/a`).flush(aReceipt());
    expect((await press('+', { ctrlKey: true })).defaultPrevented).toBe(false);
    expect((await press('r', { metaKey: true })).defaultPrevented).toBe(false);
    expect(transform()).toContain('scale(1) rotate(0deg)');
  });

  it('says that a picture could not be had, and tries again', async () => {
    await open({ receipts: [{ id: 'a' }], first: 0 });
    server.expectOne(`${URL}/a`).flush(aReceipt());
    picture()?.dispatchEvent(new Event('error'));
    await settle();
    expect(text('.notice-title')).toBe('The picture could not be loaded');
    find<HTMLButtonElement>('.notice button')?.click();
    await settle();
    expect(source()).toBe(`${URL}/a/preview?page=1`);
    expect(document.activeElement).toBe(button('Close'));
  });
});
