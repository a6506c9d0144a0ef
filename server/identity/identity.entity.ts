import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/**
 * A person as an OpenID provider knows them, and the account they sign in to with it. Issuer and subject together name
 * them for good (OpenID Connect Core, 2 and 5.7); an address may change hands.
 */
@Entity('identities')
@Unique('uq_identities_issuer_subject', ['issuer', 'subject'])
@Index('ix_identities_user_id', ['userId', 'createdAt'])
@ForeignKey('users', ['userId'], ['id'], { name: 'fk_identities_user', onDelete: 'CASCADE' })
export class Identity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_identities' })
  id: string;

  @Column('int', { name: 'user_id' })
  userId: number;

  /** Under which name the provider was configured. */
  @Column('text')
  provider: string;

  @Column('text')
  issuer: string;

  @Column('text')
  subject: string;

  /** The address the provider last told, for the person to recognise the identity by; nothing is decided by it. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** Null until it is used for the first time. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
