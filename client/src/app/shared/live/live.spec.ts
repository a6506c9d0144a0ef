import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Observable, type Subscriber } from 'rxjs';
import { aUser } from '../../../testing/factories';
import { PageLoader } from '../page-loader';
import { Session } from '../session/session';
import { sessionInterceptor } from '../session/session-interceptor';
import { EventStreams } from './event-streams';
import { Live } from './live';

describe('the live connection', () => {
  const pages = { load: jest.fn(), reload: jest.fn() };
  let visibility: jest.SpyInstance;
  let server: HttpTestingController;
  let live: Live;
  let open: Subscriber<string>[];

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    open = [];
    const streams = {
      open: () =>
        new Observable<string>((subscriber) => {
          open.push(subscriber);
          return () => open.splice(open.indexOf(subscriber), 1);
        }),
    };
    visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([sessionInterceptor])),
        provideHttpClientTesting(),
        { provide: PageLoader, useValue: pages },
        { provide: EventStreams, useValue: streams },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    live = TestBed.inject(Live);
    live.start(TestBed.inject(DestroyRef));
  });

  afterEach(() => {
    jest.useRealTimers();
    visibility.mockRestore();
  });

  function look(state: 'visible' | 'hidden'): void {
    visibility.mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('is one, and tells once of what happens together', () => {
    expect(open).toHaveLength(1);
    for (let time = 0; time < 5; time += 1) open[0]?.next('activity');
    jest.advanceTimersByTime(1_000);
    expect(live.activity()).toBe(1);
  });

  it('is opened again after it broke off, and then tells that something may have been missed', () => {
    open[0]?.error(new Error());
    expect(open).toHaveLength(0);
    server.expectOne('/api/auth/session').flush(null, { status: 204, statusText: 'No Content' });
    jest.advanceTimersByTime(3_000);
    open[0]?.next('ready');
    jest.advanceTimersByTime(1_000);
    expect(live.activity()).toBe(1);
  });

  it('waits longer each time while the server is away', () => {
    for (const seconds of [3, 6, 12, 24, 30, 30]) {
      open[0]?.error(new Error());
      server.expectOne('/api/auth/session').error(new ProgressEvent('error'));
      jest.advanceTimersByTime(seconds * 1_000 - 1);
      expect(open).toHaveLength(0);
      jest.advanceTimersByTime(1);
      expect(open).toHaveLength(1);
    }
    expect(pages.load).not.toHaveBeenCalled();
  });

  it('ends with the session, by one refused question', () => {
    open[0]?.error(new Error());
    server
      .expectOne('/api/auth/session')
      .flush({ code: 'unauthenticated', title: 'Unauthorized', status: 401 }, { status: 401, statusText: '' });
    jest.advanceTimersByTime(600_000);
    expect(pages.load).toHaveBeenCalledTimes(1);
    expect(open).toHaveLength(0);
    server.verify();
  });

  it('is given back while nobody looks, and is there again when somebody does', () => {
    look('hidden');
    jest.advanceTimersByTime(9_000);
    expect(open).toHaveLength(1);
    jest.advanceTimersByTime(1_000);
    expect(open).toHaveLength(0);
    look('visible');
    expect(open).toHaveLength(1);
  });

  it('stops with the pages that it serves', () => {
    TestBed.resetTestingModule();
    expect(open).toHaveLength(0);
  });
});
