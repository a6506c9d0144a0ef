import { describe, expect, it } from '@jest/globals';
import { toClaimedPerson } from './claimed-person.js';

const claims = { iss: 'https://id.example.org', sub: '42' };

describe('what a provider says of a person', () => {
  it('is read from the ID token', () => {
    const person = toClaimedPerson({
      ...claims,
      email: ' Ada@Example.org',
      email_verified: true,
      name: ' Ada\u0000\n Lovelace ',
      zoneinfo: 'Europe/Berlin',
      auth_time: 1_795_000_000,
    });
    expect(person).toEqual({
      issuer: 'https://id.example.org',
      subject: '42',
      email: 'ada@example.org',
      isEmailVerified: true,
      name: 'Ada Lovelace',
      timeZone: 'Europe/Berlin',
      authenticatedAt: new Date(1_795_000_000_000),
    });
  });

  it('may be little', () => {
    const nobody = { email: null, isEmailVerified: false, name: '', timeZone: undefined, authenticatedAt: null };
    expect(toClaimedPerson(claims)).toMatchObject(nobody);
    const strange = { email: ['a@b.example'], email_verified: true, name: {}, zoneinfo: 'Mars/Base', auth_time: '1' };
    expect(toClaimedPerson({ ...claims, ...strange })).toMatchObject(nobody);
  });

  it.each([undefined, null, 'true', 1, 'yes'])('A31: is not verified by %j', (email_verified) => {
    const person = toClaimedPerson({ ...claims, email: 'ada@example.org', email_verified });
    expect(person?.isEmailVerified).toBe(false);
  });

  it('A31: is not verified by a word from elsewhere about another address', () => {
    const userInfo = { email: 'victim@example.org', email_verified: true };
    const person = toClaimedPerson({ ...claims, email: 'eve@example.org' }, userInfo);
    expect(person).toMatchObject({ email: 'eve@example.org', isEmailVerified: false });
    expect(toClaimedPerson({ ...claims, email_verified: true }, { email: 'victim@example.org' })).toMatchObject({
      isEmailVerified: false,
    });
  });

  it.each(['nobody', '"a\r\nBcc: x"@example.org', 'ada@exam\u202eple.org', `${'a'.repeat(250)}@example.org`])(
    'has no address when it is %j',
    (email) => {
      const person = toClaimedPerson({ ...claims, email, email_verified: true });
      expect(person).toMatchObject({ email: null, isEmailVerified: false });
    },
  );

  it('has a name of at most 100 characters, put together from its parts where it must be', () => {
    const nameOf = (parts: object) => toClaimedPerson({ ...claims, ...parts })?.name;
    expect(nameOf({ given_name: 'Ada', family_name: 'Lovelace' })).toBe('Ada Lovelace');
    expect(nameOf({ name: 'a'.repeat(500) })).toBe('a'.repeat(100));
    expect(nameOf({ name: `${'a'.repeat(99)}😀` })).toBe('a'.repeat(99));
    expect(nameOf({ name: 'a\ud800b' })).toBe('a b');
  });

  it.each([undefined, 42, '', 'x'.repeat(256), 'a\u0000b', 'ü'])('is nothing with the subject %j', (sub) => {
    expect(toClaimedPerson({ ...claims, sub })).toBeNull();
  });
});
