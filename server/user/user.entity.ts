import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

export type NewsFrequency = 'daily' | 'weekly';

@Entity('users')
@Unique('uq_users_email', ['email'])
@Index('ix_users_demo_created_at', ['createdAt'], { where: 'is_demo' })
@Index('ix_users_news_subscribed', ['id'], { where: 'news_subscribed' })
@Index('ix_users_monthly_summary', ['id'], { where: 'monthly_summary' })
@Check('ck_users_email_lower', 'email = lower(email)')
@Check('ck_users_news_frequency', `news_frequency IN ('daily', 'weekly')`)
@Check('ck_users_news_weekday', 'news_weekday BETWEEN 1 AND 7')
@Check('ck_users_news_hour', 'news_hour BETWEEN 0 AND 23')
export class User {
  @PrimaryGeneratedColumn('identity', {
    type: 'int',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_users',
  })
  id: number;

  /** Normalised: NFC, trimmed, lower case. */
  @Column('text')
  email: string;

  /** Since when the address is known to be this person's: they followed a link, or a provider vouches for it. */
  @Column('timestamptz', { name: 'email_verified_at', nullable: true })
  emailVerifiedAt: Date | null;

  /** argon2id in PHC format; null for an account without a password. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash: string | null;

  @Column('text')
  name: string;

  /** IANA name; "today" and thereby the latest allowed expense date follow from it. */
  @Column('text', { name: 'time_zone' })
  timeZone: string;

  /** ISO 4217, for ledgers made from now on. */
  @Column('text')
  currency: string;

  @Column('boolean', { name: 'news_subscribed', default: false })
  newsSubscribed: boolean;

  @Column('text', { name: 'news_frequency', default: 'weekly' })
  newsFrequency: NewsFrequency;

  /** ISO 8601: 1 is Monday. Of weekly news. */
  @Column('int', { name: 'news_weekday', default: 1 })
  newsWeekday: number;

  /** Of the day in the user's time zone, 0 to 23. */
  @Column('int', { name: 'news_hour', default: 7 })
  newsHour: number;

  /** When it was last chosen whether and when news come: issues that were due before are not made any more. */
  @Column('timestamptz', { name: 'news_since', nullable: true })
  newsSince: Date | null;

  /** Whether a summary of each month is mailed. */
  @Column('boolean', { name: 'monthly_summary', default: false })
  monthlySummary: boolean;

  /** Whether a mail tells when a budget of one of their ledgers is passed. */
  @Column('boolean', { name: 'budget_mail', default: true })
  budgetMail: boolean;

  @Column('boolean', { name: 'is_demo', default: false })
  isDemo: boolean;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
