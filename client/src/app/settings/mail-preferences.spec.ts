import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aUser } from '../../testing/factories';
import type { NewsOffer, User } from '../api/types';
import { Session } from '../shared/session/session';
import { Toasts } from '../shared/toasts';
import { MailPreferences } from './mail-preferences';

const OFFER: NewsOffer = { sources: ['The Bank', 'The Paper'], nextIssueAt: null };
const chosen = {
  newsFrequency: 'weekly',
  newsWeekday: 1,
  newsHour: 7,
  monthlySummary: false,
  budgetMail: true,
} as const;

describe('the choice of mails', () => {
  let server: HttpTestingController;
  let fixture: ComponentFixture<MailPreferences>;

  const page = () => fixture.nativeElement as HTMLElement;
  const find = <T extends HTMLElement>(selector: string) => page().querySelector<T>(selector) as T;
  const news = () => find<HTMLInputElement>('[formControlName=newsSubscribed]');
  const answer = async (offer: NewsOffer) => {
    server.expectOne('/api/news/offer').flush(offer);
    await fixture.whenStable();
  };
  /** The page is not stable while it asks. */
  const untilAskedAgain = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const show = async (user: User, offer = OFFER) => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin(user);
    fixture = TestBed.createComponent(MailPreferences);
    fixture.autoDetectChanges();
    await answer(offer);
  };

  afterEach(() => server.verify());

  it('asks for the time only of news that are wanted, and for the day only of weekly ones', async () => {
    await show(aUser());
    expect(find('#newsHour')).toBeNull();
    news().click();
    await fixture.whenStable();
    expect(find('#newsHour')).not.toBeNull();
    expect(find('#newsWeekday')).not.toBeNull();
    expect(page().textContent).toContain('America/Los_Angeles');
    const often = find<HTMLSelectElement>('#newsFrequency');
    often.value = 'daily';
    often.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    expect(find('#newsWeekday')).toBeNull();
  });

  it('saves all of it, tells when the next issue comes, and takes it back', async () => {
    await show(aUser());
    news().click();
    await fixture.whenStable();
    find('button[type=submit]').click();
    const saving = server.expectOne('/api/me');
    expect(saving.request.body).toEqual({ ...chosen, newsSubscribed: true });
    saving.flush(aUser({ newsSubscribed: true }));
    await untilAskedAgain();
    await answer({ ...OFFER, nextIssueAt: '2026-11-30T15:00:00Z' });
    expect(page().textContent).toMatch(/Next issue: .*November 30, 2026/);

    const [toast] = TestBed.inject(Toasts).toasts();
    if (!toast) throw new Error('nothing to take back');
    const undoing = TestBed.inject(Toasts).undo(toast);
    const undo = server.expectOne('/api/me');
    expect(undo.request.body).toEqual({ ...chosen, newsSubscribed: false });
    undo.flush(aUser());
    await undoing;
    await untilAskedAgain();
    await answer(OFFER);
    expect(news().checked).toBe(false);
    for (const { id } of TestBed.inject(Toasts).toasts()) TestBed.inject(Toasts).dismiss(id);
  });

  it('keeps what is not saved yet when the profile is asked for again', async () => {
    await show(aUser());
    news().click();
    TestBed.inject(Session).update(aUser({ today: '2026-11-25' }));
    await fixture.whenStable();
    expect(news().checked).toBe(true);
  });

  it('offers no news where there are none, yet lets go who has them', async () => {
    await show(aUser(), { sources: [], nextIssueAt: null });
    expect(news().disabled).toBe(true);
    expect(page().textContent).toContain('reads no feeds');
    TestBed.inject(Session).update(aUser({ newsSubscribed: true }));
    await fixture.whenStable();
    expect(news().disabled).toBe(false);
  });

  it('says that mails wait for a verified address', async () => {
    await show(aUser({ emailVerified: false }));
    expect(page().textContent).toContain('start once ana@example.org is verified');
  });
});
