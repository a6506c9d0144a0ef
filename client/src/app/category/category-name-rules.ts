import { required, rule } from '../shared/field-rules';

/** In characters, as the server counts them. */
const NAME_LENGTH = 60;

export const nameRules = [
  required('Enter a name.'),
  rule((name) => (name.trim().length > NAME_LENGTH ? `Shorten this to ${NAME_LENGTH} characters.` : null)),
];
