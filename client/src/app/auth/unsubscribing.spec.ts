import { HttpErrorResponse } from '@angular/common/http';
import { FormGroup } from '@angular/forms';
import { of, throwError } from 'rxjs';
import type { Unsubscription } from '../api/types';
import { Submission } from '../shared/submission';
import { Unsubscribing } from './unsubscribing';

const refused = (status: number) =>
  throwError(() => new HttpErrorResponse({ status, error: { code: 'x', title: 'x', status, detail: 'No.' } }));
const about = (isSubscribed: boolean): Unsubscription => ({ list: 'news', isSubscribed, address: 'a…a@example.org' });

describe('the link that unsubscribes', () => {
  const describeUnsubscription = jest.fn();
  const unsubscribe = jest.fn();
  const announce = jest.fn();
  const opened = (token: string | null) => {
    const submission = new Submission(new FormGroup({}), document.body, () => null);
    const client = { describeUnsubscription, unsubscribe };
    return { unsubscribing: new Unsubscribing(token, client, submission, announce), submission };
  };

  beforeEach(() => {
    for (const mock of [describeUnsubscription, unsubscribe, announce]) mock.mockReset();
    describeUnsubscription.mockReturnValue(of(about(true)));
    unsubscribe.mockReturnValue(of(null));
  });

  it('asks before it ends anything', async () => {
    const { unsubscribing } = opened('t0ken');
    expect(unsubscribing.state()).toBe('asking');
    await unsubscribing.describe();
    expect(describeUnsubscription).toHaveBeenCalledWith('t0ken');
    expect(unsubscribing.state()).toBe('ready');
    expect(unsubscribing.about()).toEqual(about(true));
    expect(unsubscribe).not.toHaveBeenCalled();
    await unsubscribing.confirm();
    expect(unsubscribe).toHaveBeenCalledWith('t0ken');
    expect(unsubscribing.state()).toBe('done');
    expect(announce).toHaveBeenCalledTimes(2);
  });

  it('has nothing to end for who is not subscribed', async () => {
    describeUnsubscription.mockReturnValue(of(about(false)));
    const { unsubscribing } = opened('t0ken');
    await unsubscribing.describe();
    expect(unsubscribing.state()).toBe('done');
  });

  it.each([400, 404])('is of no use when the server answers %d', async (status) => {
    describeUnsubscription.mockReturnValue(refused(status));
    const { unsubscribing } = opened('half');
    await unsubscribing.describe();
    expect(unsubscribing.state()).toBe('invalid');
  });

  it('asks the server nothing without a token', async () => {
    const { unsubscribing } = opened(null);
    await unsubscribing.describe();
    await unsubscribing.confirm();
    expect(unsubscribing.state()).toBe('invalid');
    expect(describeUnsubscription).not.toHaveBeenCalled();
    expect(unsubscribe).not.toHaveBeenCalled();
  });

  it('stays usable after any other failure', async () => {
    describeUnsubscription.mockReturnValueOnce(refused(503));
    const { unsubscribing, submission } = opened('t0ken');
    await unsubscribing.describe();
    expect(unsubscribing.state()).toBe('asking');
    expect(submission.problem()).not.toBeNull();
    await unsubscribing.describe();
    unsubscribe.mockReturnValueOnce(refused(500));
    await unsubscribing.confirm();
    expect(unsubscribing.state()).toBe('ready');
    await unsubscribing.confirm();
    expect(unsubscribing.state()).toBe('done');
  });
});
