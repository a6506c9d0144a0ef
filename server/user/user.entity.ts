import { Check, Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

@Entity('users')
@Unique('uq_users_email', ['email'])
@Index('ix_users_demo_created_at', ['createdAt'], { where: 'is_demo' })
@Check('ck_users_email_lower', 'email = lower(email)')
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

  @Column('boolean', { name: 'is_demo', default: false })
  isDemo: boolean;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}
