import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** From where a user has signed in before; a sign-in from anywhere else is told to them by mail. */
@Entity('known_devices')
@ForeignKey('users', ['userId'], ['id'], { name: 'fk_known_devices_user', onDelete: 'CASCADE' })
export class KnownDevice {
  @PrimaryColumn('int', { name: 'user_id', primaryKeyConstraintName: 'pk_known_devices' })
  userId: number;

  /** In words, such as "Firefox on Linux". */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_known_devices' })
  device: string;

  /** The network of the address, as `networkOf` names it. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_known_devices' })
  network: string;

  @Column('timestamptz', { name: 'first_seen_at' })
  firstSeenAt: Date;

  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;
}
