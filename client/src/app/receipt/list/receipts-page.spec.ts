import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aReceiptSummary, aUser } from '../../../testing/factories';
import type { ReceiptPage, ReceiptSummary } from '../../api/types';
import { EventStreams } from '../../shared/live/event-streams';
import { ReceiptViewerLauncher } from '../../shared/receipt-viewer/receipt-viewer-launcher';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ReceiptsPage } from './receipts-page';

const URL = '/api/ledgers/ledger-1/receipts';
const coffee = aReceiptSummary({ id: 'a' });

function aPage(items: ReceiptSummary[], fields: Partial<ReceiptPage> = {}): ReceiptPage {
  const quotaBytes = 1024 ** 3;
  const used = { unfiledTotal: items.length, usedBytes: items.length * 1024, quotaBytes };
  return { items, page: 1, pageSize: 24, total: items.length, ...used, ...fields };
}

describe('the page of receipts', () => {
  const viewer = { open: jest.fn() };
  let server: HttpTestingController;
  let harness: RouterTestingHarness;
  let visibility: jest.SpyInstance;

  const page = () => harness.fixture.nativeElement as HTMLElement;
  const find = <T extends HTMLElement>(selector: string) => page().querySelector<T>(selector);
  const cards = () => [...page().querySelectorAll('app-receipt-card')];
  const button = (label: string) =>
    [...page().querySelectorAll<HTMLElement>('button, a')].find(
      ({ ariaLabel, textContent }) => (ariaLabel ?? textContent.replace(/\s+/g, ' ').trim()) === label,
    );
  const settle = async (ms = 0) => {
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(0);
  };
  const expectList = (params: string): TestRequest => {
    const request = server.expectOne(({ url, method }) => url === URL && method === 'GET');
    expect(request.request.params.toString()).toBe(params);
    return request;
  };
  const answer = async (params: string, body: ReceiptPage) => {
    expectList(params).flush(body);
    await settle();
  };
  const open = async (address = '/receipts') => {
    await harness.navigateByUrl(address);
    await settle();
  };
  const toasts = () => TestBed.inject(Toasts).toasts();

  beforeEach(async () => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'receipts', component: ReceiptsPage }], withComponentInputBinding()),
        { provide: ReceiptViewerLauncher, useValue: viewer },
        { provide: EventStreams, useValue: {} },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    harness = await RouterTestingHarness.create();
  });

  afterEach(() => {
    server.verify();
    jest.useRealTimers();
    visibility.mockRestore();
  });

  it('shows what is still to be filed, and opens it', async () => {
    await open();
    expect(page().querySelectorAll('.is-skeleton').length).toBeGreaterThan(0);
    await answer('unfiled=true&page=1&pageSize=24', aPage([coffee], { unfiledTotal: 3 }));
    expect(find('[aria-current="page"]')?.textContent.replace(/\s+/g, ' ').trim()).toBe('To file 3 to file');
    expect(cards()[0]?.textContent).toContain('Ready to file');
    expect(cards()[0]?.textContent).toContain('$16.00');
    expect(button('Corner Market')?.getAttribute('href')).toBe('/receipts/a');
    button('Look at Corner Market')?.click();
    expect(viewer.open).toHaveBeenCalledWith([coffee]);
  });

  it('has its view, its search and its page from the address, and puts them there', async () => {
    await open('/receipts?view=failed&q=tea&page=2');
    await answer('status=failed&q=tea&page=2&pageSize=24', aPage([coffee], { page: 2 }));
    button('All')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/receipts?view=all&q=tea');
    await answer('q=tea&page=1&pageSize=24', aPage([coffee]));
  });

  it('searches when the typing pauses, and marks what it found', async () => {
    await open('/receipts?view=all');
    await answer('page=1&pageSize=24', aPage([coffee]));
    const field = find<HTMLInputElement>('#receipt-search');
    for (const text of ['b', 'be', 'bea ']) {
      if (field) field.value = text;
      field?.dispatchEvent(new Event('input'));
      await settle(200);
    }
    server.expectNone(URL);
    await settle(100);
    await answer('q=bea&page=1&pageSize=24', aPage([{ ...coffee, excerpt: '… coffee beans …' }]));
    expect(TestBed.inject(Router).url).toBe('/receipts?view=all&q=bea');
    expect(field?.value).toBe('bea ');
    expect(find('mark')?.textContent).toBe('beans');
    expect(find('[role="status"]')?.textContent).toBe('1 receipt found');
  });

  it.each([
    ['', { usedBytes: 0 }, 'No receipts yet'],
    ['?view=failed', { usedBytes: 0 }, 'No receipts yet'],
    ['', { usedBytes: 5 }, 'Everything is filed'],
    ['?view=failed', { usedBytes: 5 }, 'Nothing has failed'],
    ['?view=all', { usedBytes: 5 }, 'No receipts yet'],
    ['?q=tea', { usedBytes: 5 }, 'Nothing found'],
  ])('says why nothing is there: %s with %j', async (query, fields, title) => {
    await open(`/receipts${query}`);
    server.expectOne(({ url }) => url === URL).flush(aPage([], fields));
    await settle();
    expect(find('.notice-title')?.textContent).toBe(title);
  });

  it('says what went wrong, and tries again', async () => {
    await open();
    expectList('unfiled=true&page=1&pageSize=24').flush(null, { status: 503, statusText: 'Away' });
    await settle();
    expect(find('[role="alert"]')?.textContent).toContain('The receipts could not be loaded');
    button('Retry')?.click();
    await settle();
    await answer('unfiled=true&page=1&pageSize=24', aPage([coffee]));
    expect(cards()).toHaveLength(1);
  });

  it('asks again while something is being read, and rests after that', async () => {
    await open();
    await answer('unfiled=true&page=1&pageSize=24', aPage([{ ...coffee, status: 'reading', progress: 10 }]));
    expect(find('progress')?.getAttribute('aria-label')).toBe('Reading Corner Market');
    await settle(2_000);
    await answer('unfiled=true&page=1&pageSize=24', aPage([coffee]));
    await settle(60_000);
    server.expectNone(URL);
  });

  it('deletes at once, and takes that back', async () => {
    await open();
    await answer('unfiled=true&page=1&pageSize=24', aPage([coffee]));
    button('Delete Corner Market')?.click();
    await settle();
    expect(cards()).toHaveLength(0);
    server.expectOne({ method: 'DELETE', url: `${URL}/a` }).flush(null);
    await settle();
    await answer('unfiled=true&page=1&pageSize=24', aPage([]));
    const [toast] = toasts();
    expect(toast?.text).toBe('Deleted the receipt of Corner Market.');
    if (toast) void TestBed.inject(Toasts).undo(toast);
    server.expectOne({ method: 'POST', url: `${URL}/a/restore` }).flush(coffee);
    await settle();
    await answer('unfiled=true&page=1&pageSize=24', aPage([coffee]));
    expect(cards()).toHaveLength(1);
  });

  it('puts back what could not be deleted', async () => {
    await open();
    await answer('unfiled=true&page=1&pageSize=24', aPage([coffee]));
    button('Delete Corner Market')?.click();
    await settle();
    server.expectOne({ method: 'DELETE', url: `${URL}/a` }).flush(null, { status: 500, statusText: 'No' });
    await settle();
    expect(cards()).toHaveLength(1);
    expect(toasts()[0]?.text).toMatch(/^The receipt of Corner Market was not deleted\./);
  });

  it('has a failed one read again', async () => {
    const failed = { ...coffee, status: 'failed' as const, error: 'It took too long.' };
    await open();
    await answer('unfiled=true&page=1&pageSize=24', aPage([failed]));
    expect(cards()[0]?.textContent).toContain('It took too long.');
    button('Read Corner Market again')?.click();
    server.expectOne({ method: 'POST', url: `${URL}/a/retry` }).flush(coffee);
    await settle();
    await answer('unfiled=true&page=1&pageSize=24', aPage([{ ...failed, status: 'uploaded', error: null }]));
    expect(cards()[0]?.textContent).toContain('Waiting to be read');
  });

  it('leads to the expenses that one is filed with', async () => {
    await open('/receipts?view=all');
    await answer('page=1&pageSize=24', aPage([{ ...coffee, expenseIds: ['e', 'f'] }]));
    const links = [...page().querySelectorAll('.receipt-doing a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/expenses/e', '/expenses/f']);
  });

  it('offers who may only read nothing but to look', async () => {
    TestBed.inject(Session).begin(
      aUser({ ledgers: [{ id: 'ledger-1', name: 'Ana', role: 'viewer', currency: 'USD' }] }),
    );
    await open();
    await answer('unfiled=true&page=1&pageSize=24', aPage([{ ...coffee, status: 'failed' }]));
    expect(page().querySelector('.receipt-doing')?.children).toHaveLength(0);
    expect(find('app-receipt-picker')).toBeNull();
  });

  it('goes to the last page when its own has become empty', async () => {
    await open('/receipts?page=3');
    await answer('unfiled=true&page=3&pageSize=24', aPage([], { page: 3, total: 30, usedBytes: 5 }));
    expectList('unfiled=true&page=2&pageSize=24');
    expect(TestBed.inject(Router).url).toBe('/receipts?page=2');
  });
});
