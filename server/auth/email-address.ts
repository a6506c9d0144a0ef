/** One spelling for one address: NFC, trimmed, lower case. */
export const normaliseEmail = (email: string) => email.normalize('NFC').trim().toLowerCase();
