import type { Occasion } from './occasion.js';

/** A part of a letter, in its order. Texts may be any text: nothing in here is markup. */
export type Part = string | Button | Fact[] | Heading | Steps | Articles | Headline | Bars | Entries;

/** A link to follow. One that `isMinor` is not what the letter is about. */
export interface Button {
  label: string;
  url: string;
  isMinor?: true;
}

export type Fact = [label: string, value: string];

export interface Heading {
  heading: string;
  /** Below another one. */
  isMinor?: true;
}

/** What to do, in this order. */
export interface Steps {
  steps: string[];
}

/** What others have published, each with its address. */
export interface Articles {
  articles: Article[];
}

export interface Article {
  title: string;
  /** Where from, and when. */
  origin: string;
  /** May be empty. */
  excerpt: string;
  url: string;
}

/** The one number that matters, such as "$1,234.56", and what it is. */
export interface Headline {
  amount: string;
  caption: string;
}

/** Amounts beside each other. */
export interface Bars {
  bars: Bar[];
}

export interface Bar {
  label: string;
  value: string;
  note: string;
  /** Of the longest bar, 0 to 1. */
  share: number;
  /** Such as "#1c7ed6". */
  color: string;
}

/** Expenses. */
export interface Entries {
  entries: Entry[];
}

export interface Entry {
  title: string;
  value: string;
  note: string;
}

/** What a mail says, before it becomes text and HTML. */
export interface Letter {
  /** Words of ours alone. */
  subject: string;
  /** Empty when the mail may not call its reader by name. */
  name: string;
  parts: Part[];
  /** Why somebody gets this mail, for the one who wonders. */
  reason: string;
  /** How mails of its kind end; only mails that one may do without have it. */
  unsubscribe?: { label: string; url: string };
}

/** What letters are written from. */
export interface Scene {
  /** PUBLIC_URL. */
  site: string;
  /** The reader's; empty while the address is not known to be theirs. */
  name: string;
  /** Whether the address is known to be the reader's. If not, nothing that somebody typed may be in the mail. */
  isVerified: boolean;
  occasion: Occasion;
}

export interface LinkScene extends Scene {
  /** The page to follow, with its token. */
  url: string;
}

/** Of a mail that comes again and again, until its reader has had enough. */
export interface MailingScene extends Scene {
  unsubscribeUrl: string;
}

/** How one takes the account back. */
export const notYou = (site: string): Part[] => [
  'Was it not you? Then set a new password: that ends every session. It works even if you cannot sign in any more.',
  { label: 'Set a new password', url: `${site}/forgot` },
];

export const aboutYourAccount = (site: string) => `You get this mail because of your SpendWise account at ${site}.`;

export const aboutThisAddress = (site: string) =>
  `You get this mail because somebody entered this address at ${site}. If it was not you, there is nothing to do.`;
