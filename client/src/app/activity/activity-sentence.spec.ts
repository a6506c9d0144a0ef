import { anActivity } from '../../testing/factories';
import { activityDays } from './activity-days';
import { activitySentence } from './activity-sentence';

const expense = {
  id: 'e',
  title: 'Lunch',
  amount: '12.50',
  currency: 'USD',
  spentOn: '2026-11-23',
  categoryName: 'Food',
};

describe('an activity as a sentence', () => {
  it('tells what was recorded, for how much', () => {
    const sentence = activitySentence(anActivity({ type: 'expense.created', data: { expense } }));
    expect(sentence.text).toBe('You recorded an expense of $12.50: “Lunch”');
    expect(sentence.detail).toContain('Food');
  });

  it('calls money that came back a refund', () => {
    const refund = { ...expense, amount: '-3.00' };
    const sentence = activitySentence(anActivity({ type: 'expense.created', data: { expense: refund } }));
    expect(sentence.text).toBe('You recorded a refund of $3.00: “Lunch”');
  });

  it('says from which device and address a session came', () => {
    expect(activitySentence(anActivity()).detail).toBe('Chrome on Linux · 192.0.2.7');
    expect(activitySentence(anActivity({ device: null, ip: null })).detail).toBe('');
  });

  it.each([
    'user.registered',
    'session.opened',
    'session.closed',
    'session.revoked',
    'session.evicted',
    'session.expired',
    'session.refused',
    'session.reported',
    'sign-in.throttled',
    'password.reset-requested',
    'password.reset',
    'password.changed',
    'password.removed',
    'email.verification-requested',
    'email.verified',
    'email.change-requested',
    'email.changed',
    'identity.linked',
    'identity.unlinked',
    'token.created',
    'token.revoked',
    'user.updated',
    'user.removed',
    'category.created',
    'category.updated',
    'category.archived',
    'category.restored',
    'category.reordered',
    'category.merged',
    'category.deleted',
    'budget.created',
    'budget.deleted',
    'budget.passed',
    'budget.restored',
    'budget.updated',
    'budget-alert.issued',
    'budget-alert.subscribed',
    'budget-alert.unsubscribed',
    'demo.created',
    'demo.removed',
    'expense.created',
    'expense.deleted',
    'expense.restored',
    'expense.updated',
    'filter.deleted',
    'filter.saved',
    'filter.updated',
    'email.failed',
    'email.sent',
    'news.issued',
    'news.subscribed',
    'news.unsubscribed',
    'summary.issued',
    'summary.subscribed',
    'summary.unsubscribed',
    'parked-message.dropped',
    'parked-message.retried',
  ])('tells %s without needing its data', (type) => {
    const { text, icon } = activitySentence(anActivity({ type, data: {} }));
    expect(text).toMatch(/^(You|Your|A|Somebody|The) .+/);
    expect(icon).not.toBe('info-circle');
  });

  it('says what changed about the account, and from where', () => {
    const tell = (type: string, data: Record<string, unknown>) => activitySentence(anActivity({ type, data }));
    const made = tell('token.created', { name: 'Backup', scope: 'read', device: 'Firefox on Linux', ip: '192.0.2.9' });
    expect(made).toMatchObject({
      text: 'You made the access token “Backup” that reads',
      detail: 'Firefox on Linux · 192.0.2.9',
    });
    expect(tell('email.changed', { oldEmail: 'a@x.org', email: 'b@x.org' }).text).toBe(
      'Your address is now b@x.org instead of a@x.org',
    );
    expect(tell('user.updated', { before: {}, after: { name: 'B', timeZone: 'UTC' } }).text).toBe(
      'You changed your name and your time zone',
    );
    expect(tell('identity.linked', { providerName: 'Google' }).text).toBe('You connected Google');
  });

  it('says of an ended session which one it was, and from where it was ended', () => {
    const data = { device: 'Chrome on Linux', ip: '192.0.2.7', of: { device: 'Safari on iPhone', ip: '198.51.100.4' } };
    expect(activitySentence(anActivity({ type: 'session.revoked', data })).detail).toBe(
      'Safari on iPhone · 198.51.100.4, from Chrome on Linux',
    );
  });

  it('says what became of a mail, and to whom it went', () => {
    const tell = (type: string, data: Record<string, unknown>) => activitySentence(anActivity({ type, data }));
    const mail = { template: 'new-device', to: 'a@x.org' };
    expect(tell('email.sent', mail)).toMatchObject({ text: 'The mail “New device” was sent', detail: 'To a@x.org' });
    expect(tell('email.failed', { ...mail, status: 'bounced', error: '550 no such user' })).toMatchObject({
      text: 'The mail “New device” was refused by its receiver',
      detail: 'To a@x.org · 550 no such user',
    });
    expect(tell('news.unsubscribed', { by: 'link' }).text).toContain('by the link in a mail');
    expect(tell('summary.issued', { period: '2026-10' }).text).toBe('Your summary of October 2026 was put together');
  });

  it('survives data of another shape', () => {
    for (const data of [{ expense: null }, { expense: 'x' }, { expense: { title: 7 } }]) {
      expect(activitySentence(anActivity({ type: 'expense.created', data })).text).toContain('You recorded an expense');
    }
  });

  it('tells an unknown type by its name', () => {
    expect(activitySentence(anActivity({ type: 'budget.almost_spent' })).text).toBe('Budget almost spent');
    expect(activitySentence(anActivity({ type: 'toString' })).text).toBe('ToString');
  });
});

describe('the days of a feed', () => {
  const lateEvening = anActivity({ id: '2', occurredAt: '2026-11-25T07:30:00Z' });
  const evening = anActivity({ id: '1', occurredAt: '2026-11-24T07:30:00Z' });

  it("are those of the person's zone", () => {
    const titles = (timeZone: string, today: string) =>
      activityDays([lateEvening, evening], timeZone, today, 'en-US').map(({ title }) => title);
    expect(titles('America/Los_Angeles', '2026-11-24')).toEqual(['Today', 'Yesterday']);
    expect(titles('Pacific/Auckland', '2026-11-28')).toEqual([
      'Wednesday, November 25, 2026',
      'Tuesday, November 24, 2026',
    ]);
  });

  it('give the time on the wall there', () => {
    const [day] = activityDays([lateEvening], 'America/Los_Angeles', '2026-11-24', 'en-GB');
    expect(day?.entries[0]?.time).toBe('23:30');
  });
});
