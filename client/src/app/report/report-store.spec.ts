import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aUser } from '../../testing/factories';
import { Session } from '../shared/session/session';
import { ReportStore } from './report-store';

const BUBBLES = '/api/ledgers/ledger-1/reports/bubbles';
const BY_CATEGORY = '/api/ledgers/ledger-1/reports/by-category';

describe('ReportStore', () => {
  let server: HttpTestingController;
  let store: ReportStore;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), ReportStore] });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    store = TestBed.inject(ReportStore);
    TestBed.tick();
  });

  afterEach(() => server.verify());

  it('asks nothing before it is to show something', () => {
    server.expectNone(BUBBLES);
    server.expectNone(BY_CATEGORY);
  });

  it('asks for what the filter of the table lets through, and for nothing twice', () => {
    store.show({ period: 'current-month', q: 'tea' });
    TestBed.tick();
    server.expectOne(`${BUBBLES}?period=current-month&q=tea`);
    server.expectOne(`${BY_CATEGORY}?period=current-month&q=tea`);
    store.show({ period: 'current-month', q: 'tea' });
    TestBed.tick();
    server.expectNone(() => true);
    store.show({ period: 'all' });
    TestBed.tick();
    server.expectOne(BUBBLES);
    server.expectOne(BY_CATEGORY);
  });
});
