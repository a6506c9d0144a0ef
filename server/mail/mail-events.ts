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

/** An address on the web, written so that it is one word. */
const webAddress = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).href);
export const news = z.object({
  ...origin,
  frequency: z.enum(['daily', 'weekly']),
  items: z
    .array(
      z.object({
        source: z.string(),
        title: z.string(),
        link: webAddress,
        excerpt: z.string(),
        publishedAt: z.iso.datetime(),
      }),
    )
    .min(1),
});

const amount = z.string().regex(/^-?\d+(\.\d+)?$/, 'is not an amount');
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month');
const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour');
const currency = z.string().regex(/^[A-Z]{3}$/, 'is not a currency');
const expense = { title: z.string(), spentOn: z.iso.date(), amount };
export const summary = z.object({
  ...origin,
  period: month,
  ledgers: z
    .array(
      z.object({
        month,
        ledgerName: z.string(),
        currency,
        count: z.number(),
        total: amount,
        previousTotal: amount,
        categories: z.array(z.object({ name: z.string(), color, total: amount, previousTotal: amount })),
        biggest: z.array(z.object({ ...expense, categoryName: z.string() })),
        unusual: z.array(z.object({ ...expense, reason: z.string() })),
      }),
    )
    .min(1),
});
export const budgetAlert = z.object({
  ...origin,
  budget: z.object({
    id: z.string(),
    categoryId: z.string().nullable(),
    categoryName: z.string().nullable(),
    amount,
    currency,
    carryOver: z.boolean(),
  }),
  month,
  threshold: z.union([z.literal(80), z.literal(100)]),
  availableAmount: amount,
  spentAmount: amount,
  leftAmount: amount,
  ledgerName: z.string(),
});
