import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aReceipt, aUser } from '../../testing/factories';
import { Session } from '../shared/session/session';
import { ReceiptConfirmPage } from './receipt-confirm-page';

@Component({ template: '' })
class Elsewhere {}

describe('leaving a receipt that is being checked', () => {
  let harness: RouterTestingHarness;
  const confirm = jest.spyOn(window, 'confirm');

  const host = () => harness.fixture.nativeElement as HTMLElement;
  const leave = async () => {
    await TestBed.inject(Router).navigateByUrl('/elsewhere');
    return TestBed.inject(Router).url;
  };
  /** Answers what the page asks by itself. */
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    for (const request of server.match(({ url }) => url.endsWith('/receipts/r1')))
      request.flush(aReceipt({ id: 'r1' }));
    for (const request of server.match(({ url }) => url.endsWith('/categories'))) request.flush({ items: [] });
    for (const request of server.match(({ url }) => url.endsWith('/category'))) request.flush({ suggestion: null });
  };

  beforeEach(async () => {
    confirm.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter(
          [
            {
              path: 'receipts/:id',
              component: ReceiptConfirmPage,
              canDeactivate: [(page: ReceiptConfirmPage) => page.mayLeave()],
            },
            { path: 'elsewhere', component: Elsewhere },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    TestBed.inject(Session).begin(aUser());
    const created = RouterTestingHarness.create('/receipts/r1');
    for (let round = 0; round < 5; round += 1) await settle();
    harness = await created;
  });

  it('asks nothing while nothing was typed', async () => {
    expect(await leave()).toBe('/elsewhere');
    expect(confirm).not.toHaveBeenCalled();
  });

  it('asks before a correction is lost', async () => {
    const title = host().querySelector<HTMLInputElement>('#title');
    if (!title) throw new Error('There is no title.');
    title.value = 'Corrected';
    title.dispatchEvent(new Event('input'));
    confirm.mockReturnValue(false);
    expect(await leave()).toBe('/receipts/r1');
    confirm.mockReturnValue(true);
    expect(await leave()).toBe('/elsewhere');
    expect(confirm).toHaveBeenCalledTimes(2);
  });
});
