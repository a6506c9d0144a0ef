import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aUser } from '../../testing/factories';
import { Session } from '../shared/session/session';
import { ChartView } from './chart-view';
import { ReportStore } from './report-store';

const REPORTS = '/api/ledgers/ledger-1/reports/';
const WINDOW = 'period=custom&from=2024-12-01&to=2026-11-30';

describe('ReportStore', () => {
  let server: HttpTestingController;
  let store: ReportStore;
  /** What is being asked for now, without the categories. */
  const asked = (): string[] => {
    TestBed.tick();
    return requests().map(({ request }) => request.urlWithParams.replace(REPORTS, ''));
  };
  const requests = (): TestRequest[] => server.match(({ url }) => url.startsWith(REPORTS));

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), ReportStore] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    store = TestBed.inject(ReportStore);
  });

  it('asks nothing before it is to show something', () => expect(asked()).toEqual([]));

  it('asks for what the filter of the table lets through, the months whatever the period, and nothing twice', () => {
    store.show({ period: 'current-month', q: 'tea' }, true);
    expect(asked()).toEqual([
      'summary?period=current-month&q=tea',
      'by-category?period=current-month&q=tea',
      `by-month?${WINDOW}&q=tea`,
      'highlights?period=current-month&q=tea',
      'recurring?q=tea',
    ]);
    store.show({ period: 'current-month', q: 'tea' }, true);
    expect(asked()).toEqual([]);
    store.show({ period: 'previous-month', q: 'tea' }, true);
    expect(asked()).toEqual([
      'summary?period=previous-month&q=tea',
      'by-category?period=previous-month&q=tea',
      'highlights?period=previous-month&q=tea',
    ]);
  });

  it('sums up this month where there is no period', () => {
    store.show({ period: 'all' }, false);
    expect(asked()).toEqual(['summary?period=current-month']);
  });

  it('asks for the chart that is looked at', () => {
    store.show({ period: 'all' }, true);
    expect(asked()).toContain(`by-month?${WINDOW}`);
    TestBed.inject(ChartView).show('bubbles');
    expect(asked()).toEqual(['bubbles']);
    TestBed.inject(ChartView).show('days');
    expect(asked()).toEqual(['by-day?period=custom&from=2025-11-19&to=2026-11-24']);
  });

  it('drops what is under way when nobody waits for it any more', () => {
    store.show({ period: 'all' }, true);
    TestBed.tick();
    const underWay = requests();
    TestBed.resetTestingModule();
    expect(underWay.length).toBeGreaterThan(0);
    expect(underWay.every(({ cancelled }) => cancelled)).toBe(true);
  });
});
