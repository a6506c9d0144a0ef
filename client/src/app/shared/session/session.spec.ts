import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aUser } from '../../../testing/factories';
import { PageLoader } from '../page-loader';
import { Session } from './session';
import { SessionChannel } from './session-channel';
import { sessionInterceptor } from './session-interceptor';

describe('Session', () => {
  const pages = { load: jest.fn(), reload: jest.fn() };
  let elsewhere: () => void;
  const channel = { announce: jest.fn(), onChange: (listener: () => void) => (elsewhere = listener) };
  let session: Session;
  let server: HttpTestingController;

  beforeEach(() => {
    jest.resetAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([sessionInterceptor])),
        provideHttpClientTesting(),
        { provide: PageLoader, useValue: pages },
        { provide: SessionChannel, useValue: channel },
      ],
    });
    session = TestBed.inject(Session);
    server = TestBed.inject(HttpTestingController);
  });

  const unauthenticated = { code: 'unauthenticated', title: 'Unauthorized', status: 401, detail: '' };

  it('knows who is signed in, or that nobody is', async () => {
    const settled = session.settled();
    server.expectOne('/api/me').flush(unauthenticated, { status: 401, statusText: 'Unauthorized' });
    TestBed.tick();
    await expect(settled).resolves.toBe('signed-out');
    expect(pages.load).not.toHaveBeenCalled();
  });

  it('waits while the server is away', async () => {
    const settled = session.settled();
    server.expectOne('/api/me').error(new ProgressEvent('error'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(session.status()).toBe('unreachable');
    void session.load();
    server.expectOne('/api/me').flush(aUser());
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    await expect(settled).resolves.toBe('signed-in');
  });

  it('starts over when the server no longer knows it', () => {
    session.begin(aUser());
    TestBed.inject(HttpClient)
      .get('/api/activity')
      .subscribe({ error: () => undefined });
    server.expectOne('/api/activity').flush(unauthenticated, { status: 401, statusText: 'Unauthorized' });
    expect(pages.load).toHaveBeenCalledWith('/login?problem=session_ended');
    expect(session.user()).toBeNull();
  });

  it('is not ended by a wrong password', () => {
    session.begin(aUser());
    TestBed.inject(HttpClient)
      .post('/api/auth/login', {})
      .subscribe({ error: () => undefined });
    server
      .expectOne('/api/auth/login')
      .flush({ ...unauthenticated, code: 'invalid_credentials' }, { status: 401, statusText: 'Unauthorized' });
    expect(pages.load).not.toHaveBeenCalled();
  });

  it('shows nothing of the last person after a logout, however late it arrives', async () => {
    session.begin(aUser());
    const seen = jest.fn();
    TestBed.inject(HttpClient).get('/api/activity').subscribe(seen);
    const late = server.expectOne('/api/activity');
    const left = session.logOut();
    server.expectOne('/api/auth/logout').flush(null);
    await left;
    expect(late.cancelled).toBe(true);
    TestBed.inject(HttpClient).get('/api/me').subscribe(seen);
    server.expectNone('/api/me');
    expect(seen).not.toHaveBeenCalled();
    expect(pages.load).toHaveBeenCalledWith('/login');
    expect(channel.announce).toHaveBeenCalled();
  });

  it('leaves by the logout, not because another answer knows of it earlier', async () => {
    session.begin(aUser());
    TestBed.inject(HttpClient)
      .get('/api/auth/session')
      .subscribe({ error: () => undefined });
    const left = session.logOut();
    server.expectOne('/api/auth/session').flush(unauthenticated, { status: 401, statusText: 'Unauthorized' });
    expect(pages.load).not.toHaveBeenCalled();
    server.expectOne('/api/auth/logout').flush(null);
    await left;
    expect(pages.load.mock.calls).toEqual([['/login']]);
  });

  it('stays when the logout could not reach the server', async () => {
    session.begin(aUser());
    const left = session.logOut();
    server.expectOne('/api/auth/logout').error(new ProgressEvent('error'));
    await expect(left).rejects.toBeDefined();
    expect(session.user()).not.toBeNull();
    expect(pages.load).not.toHaveBeenCalled();
  });

  it('reloads when another tab signs in or out', () => {
    session.begin(aUser());
    elsewhere();
    expect(pages.reload).toHaveBeenCalled();
    expect(session.user()).toBeNull();
  });
});
