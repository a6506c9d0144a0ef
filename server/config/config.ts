import { join, resolve } from 'node:path';
import { type BadVariable, ConfigError, describeBadVariables } from './config-error.js';
import { type Environment, environmentSchema, examples } from './config.schema.js';
import { withSecretFiles } from './environment-files.js';
import { findHalfConfigured, identityProvidersOf } from './identity-providers.js';
import { entriesOf } from './lists.js';
import { s3SettingsOf } from './receipt-settings.js';
import { loadSecrets, type Secrets } from './secrets.js';

const minimumSecretLength = 32;

/** The typed configuration; also its injection token. Made once at boot, never changed. */
export class Config {
  readonly isProduction = this.environment.NODE_ENV === 'production';
  readonly port = this.environment.PORT;
  readonly host = this.environment.HOST;
  readonly listenerPort = this.environment.LISTENER_PORT;
  /** Absolute path of the folder that holds everything SpendWise writes to disk. */
  readonly dataDir = resolve(this.environment.DATA_DIR);
  readonly usesEmbeddedDatabase = !this.environment.DATABASE_URL;
  readonly databasePoolSize = this.environment.DATABASE_POOL_SIZE;
  readonly redisUrl = this.environment.REDIS_URL;
  /** Begins the names of all keys. */
  readonly redisPrefix = this.environment.REDIS_PREFIX;
  /** Undefined: events stay in this process, and so do their consumers. */
  readonly rabbitmqUrl = this.environment.RABBITMQ_URL;
  readonly rabbitmqPrefix = this.environment.RABBITMQ_PREFIX;
  /** Waits before the second, third, ... attempt at an event, in milliseconds; after the last one it is parked. */
  readonly eventRetryDelays = this.environment.EVENT_RETRY_DELAYS_MS.split(',').map(Number);
  /** Undefined: mails become files. */
  readonly smtpUrl = this.environment.SMTP_URL;
  /** Addresses, ranges and names of ranges, by commas. */
  readonly trustProxy = this.environment.TRUST_PROXY;
  readonly maxSessions = this.environment.MAX_SESSIONS;
  readonly sessionIdleDays = this.environment.SESSION_IDLE_DAYS;
  readonly sessionAbsoluteDays = this.environment.SESSION_ABSOLUTE_DAYS;
  /** The work one password costs, for argon2id, and how long it may wait for its turn, in milliseconds. */
  readonly passwordHashing = {
    memoryKiB: this.environment.ARGON2_MEMORY_KIB,
    passes: this.environment.ARGON2_PASSES,
    lanes: this.environment.ARGON2_LANES,
    longestWaitMs: this.environment.PASSWORD_WAIT_MS,
  };
  /** Where people may sign in beside their password. */
  readonly identityProviders = identityProvidersOf(this.environment);
  readonly cacheMemoryBytes = this.environment.CACHE_MEMORY_MB * 1024 * 1024;
  /** What one file may weigh, and all files of a ledger, in bytes. */
  readonly receiptMaxBytes = this.environment.RECEIPT_MAX_MB * 1024 * 1024;
  readonly receiptQuotaBytes = this.environment.RECEIPT_QUOTA_MB * 1024 * 1024;
  /** Where files are while they are received, looked at and read; what is old in it belongs to nobody any more. */
  readonly temporaryReceiptsFolder = join(this.dataDir, 'tmp-receipts');
  /** Undefined: receipts are kept on the disk. */
  readonly s3 = s3SettingsOf(this.environment);
  /** What a scraper of /metrics sends; undefined: only this machine itself may look. */
  readonly metricsToken = this.environment.METRICS_TOKEN;
  /** Addresses of RSS and Atom feeds; none: there are no finance news. */
  readonly newsFeeds = entriesOf(this.environment.NEWS_FEEDS);
  /** Addresses, as accounts keep them, of those who run this server. */
  readonly operators: ReadonlySet<string> = new Set(
    entriesOf(this.environment.OPERATORS).map((address) => address.normalize('NFC').toLowerCase()),
  );
  /** How long activities are kept. */
  readonly activityDays = this.environment.ACTIVITY_DAYS;
  /** Names of the consumers that a listener process runs; undefined: all. The API takes no notice. */
  readonly listen = this.environment.LISTEN === undefined ? undefined : entriesOf(this.environment.LISTEN);
  readonly logLevel = this.environment.LOG_LEVEL;
  /** Whether visitors may try a throw-away account; on by default only where nothing is configured. */
  readonly demoEnabled = this.environment.DEMO
    ? this.environment.DEMO === 'on'
    : !this.environment.DATABASE_URL && !this.isProduction;

  constructor(
    private readonly environment: Environment,
    private readonly secrets: Secrets | null,
    private readonly embeddedDatabaseUrl?: string,
  ) {}

  /** The same configuration, with the address of the PostgreSQL that this process started itself. */
  withEmbeddedDatabase(url: string): Config {
    return new Config(this.environment, this.secrets, url);
  }

  get databaseUrl(): string {
    const url = this.environment.DATABASE_URL ?? this.embeddedDatabaseUrl;
    if (!url) throw new ConfigError('No database: set DATABASE_URL, or start SpendWise by npm start');
    return url;
  }

  /** The address people use, without a trailing slash; links and cookies are built from it, never from a Host header. */
  get publicUrl(): string {
    return (this.environment.PUBLIC_URL ?? `http://localhost:${this.port}`).replace(/\/+$/, '');
  }

  /** The host people use, without a port. */
  get publicHost(): string {
    return new URL(this.publicUrl).hostname;
  }

  /** Who mails are from: `Name <address>`. */
  get mailFrom(): string {
    return this.environment.MAIL_FROM ?? `SpendWise <spendwise@${this.publicHost}>`;
  }

  get isHttps(): boolean {
    return this.publicUrl.startsWith('https:');
  }

  /** Signing keys, newest first: the first one signs, all of them verify. */
  get sessionSecrets(): string[] {
    const configured = this.environment.SESSION_SECRET?.split(',').map((secret) => secret.trim());
    return configured ?? [this.getSecrets().sessionSecret];
  }

  get embeddedDatabasePassword(): string {
    return this.getSecrets().databasePassword;
  }

  private getSecrets(): Secrets {
    if (!this.secrets) throw new ConfigError('SESSION_SECRET is not set');
    return this.secrets;
  }
}

/**
 * Checks the environment and makes the secrets that nothing configures.
 * @throws ConfigError that lists every bad variable with its name, what is wrong and an example.
 */
export function loadConfig(variables: NodeJS.ProcessEnv): Config {
  const parsed = environmentSchema.safeParse(withoutEmpty(withSecretFiles(variables)));
  const bad = parsed.success
    ? [...findWeakSecrets(parsed.data), ...findHalfConfigured(parsed.data)]
    : parsed.error.issues.map(toBadVariable);
  if (!parsed.success || bad.length > 0) throw new ConfigError(describeBadVariables(bad));
  const environment = parsed.data;
  const needsSecretsFile = !environment.SESSION_SECRET || !environment.DATABASE_URL;
  return new Config(environment, needsSecretsFile ? loadSecrets(resolve(environment.DATA_DIR)) : null);
}

function withoutEmpty(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}

function toBadVariable(issue: { path: PropertyKey[]; message: string }): BadVariable {
  const name = String(issue.path[0]) as keyof Environment;
  const problem = issue.message.startsWith('is not') ? issue.message : `is refused: ${issue.message}`;
  return { name, problem, example: examples[name] };
}

function findWeakSecrets(environment: Environment): BadVariable[] {
  const secrets = environment.SESSION_SECRET?.split(',').map((secret) => secret.trim());
  const example = examples.SESSION_SECRET;
  if (!secrets && environment.NODE_ENV === 'production') {
    return [{ name: 'SESSION_SECRET', problem: 'is missing, and production does not make one up', example }];
  }
  if (secrets?.some((secret) => secret.length < minimumSecretLength || new Set(secret).size < 8)) {
    return [{ name: 'SESSION_SECRET', problem: `is too weak: use ${minimumSecretLength} random characters`, example }];
  }
  return [];
}
