import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ReceiptStatus } from './receipt.dto.js';
import type { StoredReading } from './stored-reading.js';

/** One of the files that are kept of a receipt. */
export interface StoredFile {
  kind: 'original' | 'thumbnail' | 'page';
  /** Of a page, from 1. */
  page?: number;
  mediaType: string;
  byteSize: number;
}

/** What a person made of what was read, where that was not the same. */
export type Corrections = Partial<Record<'merchant' | 'date' | 'total' | 'category', { read: string; chosen: string }>>;

@Entity('receipts')
@Check('ck_receipts_status', `status IN ('uploaded', 'reading', 'read', 'failed')`)
@Check('ck_receipts_progress', 'progress BETWEEN 0 AND 100')
@Check('ck_receipts_name', `original_name <> '' AND char_length(original_name) <= 255`)
@Check('ck_receipts_size', 'byte_size > 0 AND pages BETWEEN 1 AND 10')
@Check('ck_receipts_sha256', 'octet_length(sha256) = 32')
@Check('ck_receipts_reading', `status <> 'read' OR (reading IS NOT NULL AND read_at IS NOT NULL)`)
@Check('ck_receipts_error', `(status = 'failed') = (error IS NOT NULL)`)
@Check('ck_receipts_deleted', 'deleted_at IS NOT NULL OR deleted_by IS NULL')
@Index('uq_receipts_sha256', ['ledgerId', 'sha256'], { unique: true, where: 'deleted_at IS NULL' })
@Index('ix_receipts_created_at', ['ledgerId', 'createdAt', 'id'], { where: 'deleted_at IS NULL' })
@Index('ix_receipts_deleted_at', ['deletedAt'], { where: 'deleted_at IS NOT NULL' })
@Index('ix_receipts_unread', ['movedAt'], { where: `status IN ('uploaded', 'reading')` })
@Index('ix_receipts_uploaded_by', ['uploadedBy'])
@Index('ix_receipts_deleted_by', ['deletedBy'], { where: 'deleted_by IS NOT NULL' })
// TypeORM can describe neither an index of trigrams nor columns that are only carried along: migrations make these.
@Index('ix_receipts_search', { synchronize: false })
@Index('ix_receipts_byte_size', { synchronize: false })
@ForeignKey('ledgers', ['ledgerId'], ['id'], { name: 'fk_receipts_ledger', onDelete: 'CASCADE' })
@ForeignKey('users', ['uploadedBy'], ['id'], { name: 'fk_receipts_uploaded_by', onDelete: 'SET NULL' })
@ForeignKey('users', ['deletedBy'], ['id'], { name: 'fk_receipts_deleted_by', onDelete: 'SET NULL' })
export class Receipt {
  @PrimaryColumn('uuid', { name: 'ledger_id', primaryKeyConstraintName: 'pk_receipts' })
  ledgerId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_receipts' })
  id: string;

  @Column('int', { name: 'uploaded_by', nullable: true })
  uploadedBy: number | null;

  @Column('text')
  status: ReceiptStatus;

  /** Of the reading that is under way, in percent. */
  @Column('int', { default: 0 })
  progress: number;

  @Column('text', { name: 'original_name' })
  originalName: string;

  /** Of the original as it is kept. */
  @Column('text', { name: 'media_type' })
  mediaType: string;

  /** Of all its files. */
  @Column('bigint', { name: 'byte_size' })
  byteSize: string;

  /** Of what was uploaded, before it was made clean. */
  @Column('bytea')
  sha256: Buffer;

  @Column('int')
  width: number;

  @Column('int')
  height: number;

  @Column('int')
  pages: number;

  @Column('jsonb')
  files: StoredFile[];

  @Column('text', { default: '' })
  text: string;

  @Column('jsonb', { nullable: true })
  reading: StoredReading | null;

  @Column('jsonb', { nullable: true })
  corrections: Corrections | null;

  /** Why it could not be read, in a sentence for a person. */
  @Column('text', { nullable: true })
  error: string | null;

  /** How often reading has begun: what an earlier one has to say is not heard any more. */
  @Column('int', { default: 0 })
  attempts: number;

  /** How often it has begun since somebody asked for it: what ends the process each time is given up. */
  @Column('int', { default: 0 })
  tries: number;

  @Column('int', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** Since when it has been waiting, or reading. */
  @Column('timestamptz', { name: 'moved_at' })
  movedAt: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;

  /** Null while it lives. Its files are kept for a day. */
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @Column('int', { name: 'deleted_by', nullable: true })
  deletedBy: number | null;

  /** Name, merchant and text without case and accents. Kept by the database. */
  @Column({ type: 'text', name: 'search_text', collation: 'C', default: '', insert: false, update: false })
  searchText: string;
}
