import { z } from 'zod';

/* What is read of the events that ask for mail. They are stored as JSON: nothing in them is known to be right. */

const address = z
  .string()
  .max(254)
  .regex(/^[^\s<>(),;:"\\\p{C}]+@[^\s<>(),;:"\\@\p{C}]+$/u, 'is not an address');
const origin = { device: z.string().nullish(), ip: z.string().nullish() };
/** Whom the letter is for; events that do not say mean the person's address of now. */
const email = address.nullish();
const linkId = z.uuid().nullish();

export const plain = z.object({ ...origin, email });
export const withLink = z.object({ ...origin, email, linkId });
export const registration = z
  .object({ ...origin, user: z.object({ email: address }), linkId })
  .transform(({ user, ...data }) => ({ ...data, email: user.email }));
export const newAddress = z.object({ ...origin, email, newEmail: address });
export const toNewAddress = z
  .object({ ...origin, newEmail: address, linkId })
  .transform((data) => ({ ...data, email: data.newEmail }));
export const toOldAddress = z
  .object({ ...origin, oldEmail: address, email: address })
  .transform(({ oldEmail, ...data }) => ({ ...data, email: oldEmail, newEmail: data.email }));
export const identity = z
  .object({ ...origin, email, provider: z.string(), providerName: z.string().nullish() })
  .transform(({ providerName, ...data }) => ({ ...data, provider: providerName ?? data.provider }));
export const token = z.object({ ...origin, email, name: z.string(), scope: z.enum(['read', 'write']) });
export const removal = z.object({
  ...origin,
  email: address,
  timeZone: z.string(),
  keptLedgers: z.array(z.object({ name: z.string() })).default([]),
});
