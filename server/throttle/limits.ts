/** At most `points` of something within `seconds`, which begin with the first; `name` is part of the key in the store. */
export interface Limit {
  name: string;
  points: number;
  seconds: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** What is limited, and why to this. */
export const limits = {
  /**
   * Wrong passwords for one account. A person who tries their handful of passwords stays below it; NIST SP 800-63B 5.2.2
   * allows a guesser 100 at the very most.
   */
  signIn: { name: 'sign-in', points: 10, seconds: 15 * minute },
  /** The same for somebody patient: 50 guesses a day do not find a password that is none of the common ones. */
  signInDaily: { name: 'sign-in-daily', points: 50, seconds: day },
  /** Wrong passwords from one client, for any accounts: one guess each at many. A household or office shares an address. */
  signInByClient: { name: 'sign-in-client', points: 100, seconds: 15 * minute },
  /** The signed-in person's own password, asked again: a guess here is made by whoever has their session. */
  confirmation: { name: 'confirmation', points: 10, seconds: 15 * minute },
  /** Wrong passwords that one account's owner is told of: guesses are not to fill their feed. */
  refusalTold: { name: 'refusal-told', points: 1, seconds: minute },
  /** Accounts by one client: each costs a hash and some rows. A whole office may begin on one morning. */
  registration: { name: 'registration', points: 200, seconds: hour },
  /** Throw-away accounts by one client: each brings hundreds of rows with it. */
  demo: { name: 'demo', points: 60, seconds: hour },
  /** Asking for a link, by one client, for any addresses; how many mails one address gets is limited elsewhere. */
  forgot: { name: 'forgot', points: 30, seconds: hour },
  /** Links that end a mailing list and are not ours, by one client. Those that are ours are not counted: one mail program asks for many people. */
  unsubscribe: { name: 'unsubscribe', points: 30, seconds: hour },
} as const satisfies Record<string, Limit>;
