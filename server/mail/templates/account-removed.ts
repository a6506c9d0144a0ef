import type { Fact, Letter, Part, Scene } from './letter.js';
import { describeOccasion } from './occasion.js';

/** `keptLedgers`: the names of those that others go on with. */
export const accountRemoved = ({ site, name, occasion }: Scene, keptLedgers: string[]): Letter => ({
  subject: 'Your account was deleted',
  name,
  parts: [
    'Your SpendWise account is gone, with everything that was yours alone. This cannot be undone.',
    describeOccasion(occasion),
    ...tellOfLedgers(keptLedgers),
    'Was it not you? Then turn to whoever runs this SpendWise: a backup may still have your data.',
  ],
  reason: `You get this mail because this address had a SpendWise account at ${site}. It is the last one.`,
});

function tellOfLedgers(names: string[]): Part[] {
  if (names.length === 0) return [];
  return ['Ledgers that you shared stay with their other members:', names.map((name): Fact => ['Ledger', name])];
}
