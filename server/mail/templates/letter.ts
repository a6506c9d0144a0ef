import type { Occasion } from './occasion.js';

/** A part of a letter, in its order: a paragraph, a link to follow, or facts in a list. */
export type Part = string | { label: string; url: string } | Fact[];

export type Fact = [label: string, value: string];

/** What a mail says, before it becomes text and HTML. Values may be any text: nothing in here is markup. */
export interface Letter {
  /** Words of ours alone. */
  subject: string;
  /** Empty when the mail may not call its reader by name. */
  name: string;
  parts: Part[];
  /** Why somebody gets this mail, for the one who wonders. */
  reason: string;
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

/** How one takes the account back. */
export const notYou = (site: string): Part[] => [
  'Was it not you? Then set a new password: that ends every session. It works even if you cannot sign in any more.',
  { label: 'Set a new password', url: `${site}/forgot` },
];

export const aboutYourAccount = (site: string) => `You get this mail because of your SpendWise account at ${site}.`;

export const aboutThisAddress = (site: string) =>
  `You get this mail because somebody entered this address at ${site}. If it was not you, there is nothing to do.`;
