import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TooManyRequestsProblem, UnprocessableProblem } from '../http/problem.js';
import { TestApi } from '../testing/test-api.js';
import { NoPasswordError, PasswordConfirmation } from './password-confirmation.service.js';

const password = 'correct horse battery';
let api: TestApi;
let confirmation: PasswordConfirmation;

beforeAll(async () => {
  api = await TestApi.start();
  confirmation = api.app.get(PasswordConfirmation);
});
afterAll(() => api.stop());

describe('confirming a password', () => {
  it('passes with the right one, and names the field of a wrong or missing one', async () => {
    const { user } = await api.client().register();
    await confirmation.confirm(user.id, password);
    await expect(confirmation.confirm(user.id, 'wrong', 'currentPassword')).rejects.toMatchObject({
      status: 422,
      errors: [{ field: 'currentPassword', message: 'is not right' }],
    });
    await expect(confirmation.confirm(user.id, undefined)).rejects.toMatchObject({
      status: 422,
      errors: [{ field: 'password', message: 'is needed' }],
    });
  });

  it('A6: ends after ten wrong ones at once or in a row, for this account alone', async () => {
    const [{ user }, { user: other }] = [await api.client().register(), await api.client().register()];
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => confirmation.confirm(user.id, 'wrong horse')),
    );
    const reasons = results.map((result) => (result.status === 'rejected' ? (result.reason as Error) : null));
    expect(reasons.filter((reason) => reason instanceof UnprocessableProblem)).toHaveLength(10);
    expect(reasons.filter((reason) => reason instanceof TooManyRequestsProblem)).toHaveLength(10);
    await expect(confirmation.confirm(user.id, password)).rejects.toBeInstanceOf(TooManyRequestsProblem);
    await confirmation.confirm(other.id, password);
    expect((await api.client().post('/api/auth/login', { email: user.email, password })).status).toBe(200);
  });

  it('begins anew with the right one, and does not count a missing one', async () => {
    const { user } = await api.client().register();
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 9; attempt += 1)
        await expect(confirmation.confirm(user.id, 'wrong horse')).rejects.toBeInstanceOf(UnprocessableProblem);
      await expect(confirmation.confirm(user.id, '')).rejects.toBeInstanceOf(UnprocessableProblem);
      await confirmation.confirm(user.id, password);
    }
  });

  it('is not possible for an account without a password', async () => {
    const { user } = await api.client().register();
    await api.database.query('UPDATE users SET password_hash = NULL WHERE id = $1', [user.id]);
    await expect(confirmation.confirm(user.id, password)).rejects.toBeInstanceOf(NoPasswordError);
  });
});
