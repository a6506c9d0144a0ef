import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { aReceipt } from '../../../testing/factories';
import { Live } from '../live/live';
import { ReceiptFollow } from './receipt-follow';

const URL = '/api/ledgers/ledger-1/receipts/r1';
const reading = (progress: number) => aReceipt({ id: 'r1', status: 'reading', progress });

describe('ReceiptFollow', () => {
  const activity = signal(0);
  let server: HttpTestingController;
  let heard: (number | string)[];

  beforeEach(() => {
    jest.useFakeTimers();
    heard = [];
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: Live, useValue: { activity } }],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(ReceiptFollow)
      .follow('ledger-1', 'r1')
      .subscribe({
        next: ({ progress }) => heard.push(progress),
        error: () => heard.push('error'),
        complete: () => heard.push('end'),
      });
    TestBed.tick();
  });

  afterEach(() => jest.useRealTimers());

  it('asks each second until the receipt has been read', () => {
    server.expectOne(URL).flush(reading(10));
    server.expectNone(URL);
    jest.advanceTimersByTime(1_000);
    server.expectOne(URL).flush(reading(60));
    jest.advanceTimersByTime(1_000);
    server.expectOne(URL).flush(aReceipt({ id: 'r1', progress: 100 }));
    jest.advanceTimersByTime(60_000);
    server.expectNone(URL);
    expect(heard).toEqual([10, 60, 100, 'end']);
  });

  it('asks at once when the feed tells of something', () => {
    server.expectOne(URL).flush(reading(10));
    activity.update((count) => count + 1);
    TestBed.tick();
    server.expectOne(URL).flush(aReceipt({ id: 'r1' }));
    expect(heard).toEqual([10, 100, 'end']);
  });

  it('goes on after the server was away, but not without a receipt', () => {
    server.expectOne(URL).flush(reading(10));
    jest.advanceTimersByTime(1_000);
    server.expectOne(URL).error(new ProgressEvent('error'));
    jest.advanceTimersByTime(3_000);
    server.expectOne(URL).flush(null, { status: 404, statusText: 'Not Found' });
    jest.advanceTimersByTime(60_000);
    server.expectNone(URL);
    expect(heard).toEqual([10, 'error']);
  });
});
