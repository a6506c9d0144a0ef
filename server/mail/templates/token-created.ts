import { aboutYourAccount, type Fact, type Letter, notYou, type Scene } from './letter.js';
import { describeOccasion } from './occasion.js';

interface Token {
  name: string;
  scope: 'read' | 'write';
}

export const tokenCreated = ({ site, name, isVerified, occasion }: Scene, token: Token): Letter => ({
  subject: 'An access token was made',
  name,
  parts: [
    'A program can now open your account by an access token.',
    [
      ...(isVerified ? [['Token', token.name] satisfies Fact] : []),
      ['It may', token.scope === 'read' ? 'read' : 'read and change'],
      ...describeOccasion(occasion),
    ],
    ...notYou(site),
    'Then revoke the token, in the settings.',
  ],
  reason: aboutYourAccount(site),
});
