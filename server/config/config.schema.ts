import { z } from 'zod';
import { isIssuer } from './is-issuer.js';
import { isAddressList, isFeedList } from './lists.js';
import { isMailSender } from './mail-sender.js';
import { isProxyList } from './proxy-list.js';

const days = (fallback: number) => z.coerce.number().int().min(1).max(3650).default(fallback);
const prefix = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not lower-case letters, digits and hyphens such as spendwise');
const url = (example: string, ...protocols: string[]) =>
  z
    .url({ protocol: new RegExp(`^(${protocols.join('|')})$`), error: `is not an address such as ${example}` })
    .optional();

/** Every variable the server reads, by its name in the environment. Sizes and durations carry their unit in the name. */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url('https://money.example.org', 'https?'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: url('postgres://user:password@localhost:5432/spendwise', 'postgres', 'postgresql'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  REDIS_URL: url('redis://localhost:6379', 'redis', 'rediss'),
  REDIS_PREFIX: prefix.default('spendwise'),
  RABBITMQ_URL: url('amqp://user:password@localhost:5672', 'amqp', 'amqps'),
  RABBITMQ_PREFIX: prefix.default('spendwise'),
  EVENT_RETRY_DELAYS_MS: z
    .string()
    .regex(/^\d{1,8}(,\d{1,8})*$/, 'is not a list of milliseconds such as 1000,5000')
    .default('1000,5000,30000,120000'),
  SMTP_URL: url('smtp://user:password@mail.example.org:587', 'smtp', 'smtps'),
  MAIL_FROM: z.string().refine(isMailSender, 'is not a sender such as SpendWise <money@example.org>').optional(),
  NEWS_FEEDS: z
    .string()
    .refine(isFeedList, 'is not a list of addresses such as https://example.org/feed.xml, by commas')
    .optional(),
  OPERATORS: z.string().refine(isAddressList, 'is not a list of e-mail addresses, by commas').optional(),
  ACTIVITY_DAYS: days(400),
  LISTEN: z
    .string()
    .regex(/^[a-z]+(, ?[a-z]+)*$/, 'is not a list of consumers such as activity,mail')
    .optional(),
  LISTENER_PORT: z.coerce.number().int().min(0).max(65535).default(3001),
  TRUST_PROXY: z
    .string()
    .refine(isProxyList, 'is not a list of addresses, ranges such as 10.0.0.0/8, loopback, linklocal or uniquelocal')
    .optional(),
  SESSION_SECRET: z.string().min(1).optional(),
  MAX_SESSIONS: z.coerce.number().int().min(1).max(100).default(5),
  SESSION_IDLE_DAYS: days(14),
  SESSION_ABSOLUTE_DAYS: days(90),
  ARGON2_MEMORY_KIB: z.coerce.number().int().min(19_456).max(1_048_576).default(19_456),
  ARGON2_PASSES: z.coerce.number().int().min(2).max(100).default(2),
  ARGON2_LANES: z.coerce.number().int().min(1).max(16).default(1),
  PASSWORD_WAIT_MS: z.coerce.number().int().min(100).max(60_000).default(2_000),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: z
    .string()
    .refine(
      isIssuer,
      'is not an issuer such as https://id.example.org (http only on this machine, no /.well-known/ part)',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).optional(),
  CACHE_MEMORY_MB: z.coerce.number().int().min(1).max(4096).default(64),
  RECEIPT_MAX_MB: z.coerce.number().int().min(1).max(100).default(10),
  RECEIPT_QUOTA_MB: z.coerce.number().int().min(1).max(1_048_576).default(1024),
  S3_ENDPOINT: url('https://s3.example.org', 'https?'),
  S3_REGION: z.string().optional(),
  S3_BUCKET: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'is not a name of 3 to 63 lower-case letters, digits, dots and hyphens',
    )
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  METRICS_TOKEN: z.string().min(32, 'is not 32 characters or more').optional(),
  DEMO: z.enum(['on', 'off']).optional(),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug', 'verbose']).default('warn'),
});

export type Environment = z.infer<typeof environmentSchema>;

/** Shown beside a refused value, so that the message alone is enough to mend it. */
export const examples: Record<keyof Environment, string> = {
  NODE_ENV: 'production',
  PORT: '3000',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://money.example.org',
  DATA_DIR: 'data',
  DATABASE_URL: 'postgres://user:password@localhost:5432/spendwise',
  DATABASE_POOL_SIZE: '10',
  REDIS_URL: 'redis://localhost:6379',
  REDIS_PREFIX: 'spendwise',
  RABBITMQ_URL: 'amqp://user:password@localhost:5672',
  RABBITMQ_PREFIX: 'spendwise',
  EVENT_RETRY_DELAYS_MS: '1000,5000,30000,120000',
  SMTP_URL: 'smtp://user:password@mail.example.org:587',
  MAIL_FROM: 'SpendWise <money@example.org>',
  NEWS_FEEDS: 'https://example.org/feed.xml,https://example.net/atom.xml',
  OPERATORS: 'ada@example.org,grace@example.org',
  ACTIVITY_DAYS: '400',
  LISTEN: 'activity,mail',
  LISTENER_PORT: '3001',
  TRUST_PROXY: '10.0.0.0/8',
  SESSION_SECRET: '64 hexadecimal digits, from: openssl rand -hex 32',
  MAX_SESSIONS: '5',
  SESSION_IDLE_DAYS: '14',
  SESSION_ABSOLUTE_DAYS: '90',
  ARGON2_MEMORY_KIB: '65536',
  ARGON2_PASSES: '3',
  ARGON2_LANES: '1',
  PASSWORD_WAIT_MS: '5000',
  GOOGLE_CLIENT_ID: '1234567890-abc.apps.googleusercontent.com',
  GOOGLE_CLIENT_SECRET: 'the secret that Google shows beside the client id',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_CLIENT_ID: 'spendwise',
  OIDC_CLIENT_SECRET: 'the secret that the provider shows beside the client id',
  OIDC_NAME: 'Our family',
  CACHE_MEMORY_MB: '64',
  RECEIPT_MAX_MB: '10',
  RECEIPT_QUOTA_MB: '1024',
  S3_ENDPOINT: 'https://s3.example.org',
  S3_REGION: 'eu-central-1',
  S3_BUCKET: 'receipts',
  S3_ACCESS_KEY_ID: 'the id that the store shows beside the secret key',
  S3_SECRET_ACCESS_KEY: 'the secret key that the store made',
  METRICS_TOKEN: '64 hexadecimal digits, from: openssl rand -hex 32',
  DEMO: 'off',
  LOG_LEVEL: 'warn',
};
