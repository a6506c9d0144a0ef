import { describe, expect, it } from '@jest/globals';
import { decideSignIn, type SignInFacts } from './decide-sign-in.js';

const startedAt = new Date('2026-11-24T18:00:00Z');
const ada = 1;
const eve = 2;

const facts = (changes: Partial<SignInFacts>): SignInFacts => ({
  intent: 'sign-in',
  startedAt,
  person: { email: 'ada@example.org', isEmailVerified: true, authenticatedAt: null },
  identityOf: null,
  session: null,
  account: null,
  ...changes,
});
const personWith = (changes: Partial<SignInFacts['person']>) => ({ person: { ...facts({}).person, ...changes } });
const sessionOf = (userId: number, changes: Partial<NonNullable<SignInFacts['session']>> = {}) => ({
  session: { userId, isFresh: true, isDemo: false, ...changes },
});
const refused = (problem: string) => ({ do: 'refuse', problem });

describe('signing in by a provider', () => {
  it('lets the owner of a known identity in, whatever its address is by now', () => {
    const account = { userId: eve, isEmailVerified: true };
    for (const person of [personWith({}), personWith({ email: null }), personWith({ isEmailVerified: false })]) {
      expect(decideSignIn(facts({ identityOf: ada, account, ...person }))).toEqual({ do: 'sign-in', userId: ada });
    }
  });

  it('opens an account where none has the address, verified or not', () => {
    for (const isEmailVerified of [true, false]) {
      const decision = decideSignIn(facts(personWith({ isEmailVerified })));
      expect(decision).toEqual({ do: 'open-account', email: 'ada@example.org' });
    }
  });

  it('cannot open one without an address', () => {
    expect(decideSignIn(facts(personWith({ email: null })))).toEqual(refused('email_missing'));
  });

  it('A31: joins an account with the same address only when both sides have verified it', () => {
    const decisions = [true, false].flatMap((there) =>
      [true, false].map((here) =>
        decideSignIn(
          facts({ ...personWith({ isEmailVerified: there }), account: { userId: ada, isEmailVerified: here } }),
        ),
      ),
    );
    expect(decisions).toEqual([
      { do: 'link-and-sign-in', userId: ada },
      refused('account_exists'),
      refused('account_exists'),
      refused('account_exists'),
    ]);
  });
});

describe('linking a provider', () => {
  const link = (changes: Partial<SignInFacts>) => decideSignIn(facts({ intent: 'link', ...changes }));

  it('adds it to the account that is signed in, whoever has its address', () => {
    const account = { userId: eve, isEmailVerified: true };
    expect(link({ ...sessionOf(ada), account })).toEqual({ do: 'link', userId: ada });
    expect(link({ ...sessionOf(ada), ...personWith({ email: null }) })).toEqual({ do: 'link', userId: ada });
  });

  it('leaves alone what is linked already, and what is somebody else’s', () => {
    expect(link({ ...sessionOf(ada), identityOf: ada })).toEqual({ do: 'nothing' });
    expect(link({ ...sessionOf(ada), identityOf: eve })).toEqual(refused('identity_taken'));
  });

  it('needs a session that is open and fresh, of a lasting account', () => {
    expect(link({})).toEqual(refused('reauthentication_required'));
    expect(link(sessionOf(ada, { isFresh: false }))).toEqual(refused('reauthentication_required'));
    expect(link({ ...sessionOf(eve, { isFresh: false }), identityOf: ada })).toEqual(
      refused('reauthentication_required'),
    );
    expect(link(sessionOf(ada, { isDemo: true }))).toEqual(refused('sign_in_refused'));
  });
});

describe('proving it is still you', () => {
  const prove = (secondsAfterStart: number | null, changes: Partial<SignInFacts> = {}) => {
    const authenticatedAt =
      secondsAfterStart === null ? null : new Date(startedAt.getTime() + secondsAfterStart * 1_000);
    const session = sessionOf(ada, { isFresh: false });
    return decideSignIn(
      facts({ intent: 'reauthenticate', identityOf: ada, ...session, ...personWith({ authenticatedAt }), ...changes }),
    );
  };

  it('works by having signed in there since the visit began, give or take the clocks', () => {
    for (const seconds of [-30, 0, 60, 600]) expect(prove(seconds)).toEqual({ do: 'mark-fresh', userId: ada });
  });

  it('does not work by an old sign-in, nor where the provider does not say', () => {
    for (const seconds of [-31, -3_600, null]) expect(prove(seconds)).toEqual(refused('reauthentication_required'));
  });

  it('does not work by an identity that is not the user’s own, nor without their session', () => {
    for (const changes of [{ identityOf: eve }, { identityOf: null }, { session: null }]) {
      expect(prove(1, changes)).toEqual(refused('reauthentication_required'));
    }
  });
});
