import type { ConnectedIdentity, WaysIn } from '../api/types';
import { whyIdentityStays, whyPasswordStays } from './last-way-in';

const identity = { id: 'i' } as ConnectedIdentity;
const waysIn = (fields: Partial<WaysIn>): WaysIn => ({
  hasPassword: true,
  emailVerified: true,
  fresh: false,
  identities: [],
  ...fields,
});

describe('the last way in', () => {
  it('stays: a password alone', () => {
    expect(whyPasswordStays(waysIn({}))).toMatch(/only way in/);
    expect(whyPasswordStays(waysIn({ identities: [identity] }))).toBeNull();
  });

  it('stays: one connected account without a password', () => {
    expect(whyIdentityStays(waysIn({ hasPassword: false, identities: [identity] }))).toMatch(/Set a password/);
    expect(whyIdentityStays(waysIn({ identities: [identity] }))).toBeNull();
    expect(whyIdentityStays(waysIn({ hasPassword: false, identities: [identity, identity] }))).toBeNull();
  });
});
