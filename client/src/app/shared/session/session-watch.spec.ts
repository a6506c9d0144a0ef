import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { aUser } from '../../../testing/factories';
import { PageLoader } from '../page-loader';
import { Session } from './session';
import { sessionInterceptor } from './session-interceptor';
import { SessionWatch } from './session-watch';

const URL = '/api/auth/session';

describe('the watch over the session', () => {
  const pages = { load: jest.fn(), reload: jest.fn() };
  let visibility: jest.SpyInstance;
  let server: HttpTestingController;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([sessionInterceptor])),
        provideHttpClientTesting(),
        { provide: PageLoader, useValue: pages },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(aUser());
    TestBed.inject(SessionWatch).start(TestBed.inject(DestroyRef));
  });

  afterEach(() => {
    jest.useRealTimers();
    visibility.mockRestore();
  });

  function look(state: 'visible' | 'hidden'): void {
    visibility.mockReturnValue(state);
    document.dispatchEvent(new Event('visibilitychange'));
    jest.advanceTimersByTime(100);
  }

  const answerOpen = () => server.expectOne(URL).flush(null, { status: 204, statusText: 'No Content' });

  const answerEnded = () =>
    server
      .expectOne(URL)
      .flush({ code: 'unauthenticated', title: 'Unauthorized', status: 401 }, { status: 401, statusText: '' });

  it('notices within 15 seconds that the session was ended elsewhere, and says so at the login page', () => {
    jest.advanceTimersByTime(10_000);
    answerOpen();
    expect(pages.load).not.toHaveBeenCalled();
    jest.advanceTimersByTime(10_000);
    answerEnded();
    expect(pages.load).toHaveBeenCalledWith('/login?problem=session_ended');
    jest.advanceTimersByTime(60_000);
    server.expectNone(URL);
  });

  it('asks nothing while nobody looks, and at once when somebody does', () => {
    look('hidden');
    jest.advanceTimersByTime(600_000);
    server.expectNone(URL);
    look('visible');
    answerOpen();
  });

  it.each(['focus', 'online'])('asks at once on %s', (event) => {
    window.dispatchEvent(new Event(event));
    jest.advanceTimersByTime(100);
    answerOpen();
  });

  it('goes on when the server is away, which ends nothing', () => {
    jest.advanceTimersByTime(10_000);
    server.expectOne(URL).error(new ProgressEvent('error'));
    expect(pages.load).not.toHaveBeenCalled();
    jest.advanceTimersByTime(10_000);
    answerOpen();
  });

  it('stops with the pages it watches over', () => {
    TestBed.resetTestingModule();
    jest.advanceTimersByTime(60_000);
    server.expectNone(URL);
  });
});
