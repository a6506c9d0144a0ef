import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { of, throwError } from 'rxjs';
import { Dialogs } from '../shared/dialogs';
import { Reauthentication } from './reauthentication';
import { SettingsClient } from './settings-client';

const problem = (status: number, code: string) =>
  new HttpErrorResponse({ status, error: { code, title: 'x', status, detail: 'Not now.' } });

describe('proving again who one is', () => {
  const ask = jest.fn();
  let reauthentication: Reauthentication;

  beforeEach(() => {
    ask.mockReset();
    const ways = { hasPassword: true, identities: [], fresh: false, emailVerified: true };
    TestBed.configureTestingModule({
      providers: [
        { provide: Dialogs, useValue: { ask } },
        { provide: SettingsClient, useValue: { readWaysIn: () => of(ways) } },
      ],
    });
    reauthentication = TestBed.inject(Reauthentication);
  });

  it('is not asked for where the server wants none', async () => {
    await expect(reauthentication.run(() => of(null), '/settings')).resolves.toBe(true);
    expect(ask).not.toHaveBeenCalled();
  });

  it('goes on with the action afterwards', async () => {
    ask.mockResolvedValue(true);
    const action = jest
      .fn()
      .mockReturnValueOnce(throwError(() => problem(403, 'reauthentication_required')))
      .mockReturnValueOnce(of(null));
    await expect(reauthentication.run(action, '/settings/ways-in')).resolves.toBe(true);
    expect(action).toHaveBeenCalledTimes(2);
    expect(ask.mock.calls[0][2]).toMatchObject({ hasPassword: true, returnTo: '/settings/ways-in' });
  });

  it('leaves everything as it is when the person gives no proof', async () => {
    ask.mockResolvedValue(null);
    const action = jest.fn(() => throwError(() => problem(403, 'reauthentication_required')));
    await expect(reauthentication.run(action, '/settings')).resolves.toBe(false);
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('does not hide other failures', async () => {
    const action = () => throwError(() => problem(409, 'last_way_in'));
    await expect(reauthentication.run(action, '/settings')).rejects.toMatchObject({ status: 409 });
    expect(ask).not.toHaveBeenCalled();
  });
});
