import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiResponse } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { CurrentActor, CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { type Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { TakesUpload } from '../http/takes-upload.decorator.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { DuplicateStatusInterceptor } from './duplicate-status.interceptor.js';
import { Receipt, ReceiptFiling, ReceiptPage, ReceiptQuery, UploadedReceipt } from './receipt.dto.js';
import { ReceiptQueries } from './receipt.queries.js';
import { ReceiptService } from './receipt.service.js';
import { ReceiptSplit, SplitReceipt } from './receipt-split.dto.js';
import { ReceiptSplitService } from './receipt-split.service.js';
import { ReceiptUploadService } from './receipt-upload.service.js';

const ReceiptId = () => Param('id', new IdPipe('receipt'));

@LedgerRoute('receipts')
export class ReceiptController {
  constructor(
    private readonly queries: ReceiptQueries,
    private readonly receipts: ReceiptService,
    private readonly uploads: ReceiptUploadService,
    private readonly splits: ReceiptSplitService,
  ) {}

  /** A page of the ledger's receipts, the latest first. */
  // Not cached: what they take, and how far a reading is, changes without a new version of the ledger.
  @Get()
  @ApiProblems(400)
  list(@CurrentLedger() ledger: CurrentLedgerValue, @Query() query: ReceiptQuery): Promise<ReceiptPage> {
    return this.queries.getPage(ledger.id, query);
  }

  /**
   * Takes a picture (JPEG, PNG, WebP) or a PDF in; it is read soon after. The same file again is answered, not stored. HEIC
   * is refused by 415, which says what to do.
   */
  @Post()
  @TakesUpload()
  @UseInterceptors(DuplicateStatusInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary', description: 'The only part, at most 10 MB' } },
    },
  })
  @ApiResponse({ status: 200, type: UploadedReceipt, description: 'The ledger has this very file already' })
  @ApiResponse({ status: 201, type: UploadedReceipt })
  @ApiProblems(400, 403, 408, 413, 415, 422, 429, 503, 507)
  upload(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Req() request: FastifyRequest,
  ): Promise<UploadedReceipt> {
    return this.uploads.takeIn(actor, ledger, request);
  }

  /** One receipt with all that was read on it. */
  @Get(':id')
  get(@CurrentLedger() ledger: CurrentLedgerValue, @ReceiptId() id: string): Promise<Receipt> {
    return this.queries.get(ledger.id, id);
  }

  /** Files a receipt with an expense, or takes it off. */
  @Patch(':id')
  @ApiProblems(400, 403, 422)
  file(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ReceiptId() id: string,
    @Body() body: ReceiptFiling,
  ): Promise<Receipt> {
    return this.receipts.fileWith(actor, ledger.id, id, body);
  }

  /** Takes a receipt off one expense; if it was split over several, the others keep it. */
  @Delete(':id/expenses/:expenseId')
  @HttpCode(204)
  @ApiProblems(403)
  takeOff(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ReceiptId() id: string,
    @Param('expenseId', new IdPipe('expense')) expenseId: string,
  ): Promise<void> {
    return this.receipts.takeOff(actor, ledger.id, id, expenseId);
  }

  /** Deletes a receipt; for a day it can be restored. */
  @Delete(':id')
  @HttpCode(204)
  @ApiProblems(403)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ReceiptId() id: string,
  ): Promise<void> {
    return this.receipts.deleteReceipt(actor, ledger.id, id);
  }

  /** Takes a deletion back, also for the expenses that the receipt was filed with. */
  @Post(':id/restore')
  @HttpCode(200)
  @ApiProblems(403, 409)
  restore(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ReceiptId() id: string,
  ): Promise<Receipt> {
    return this.receipts.restoreReceipt(actor, ledger.id, id);
  }

  /** Has a receipt read again. One that waits to be read, or is being read, is left alone. */
  @Post(':id/retry')
  @HttpCode(202)
  @ApiProblems(403)
  retry(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ReceiptId() id: string,
  ): Promise<Receipt> {
    return this.receipts.readAgain(actor, ledger.id, id);
  }

  /** Makes several expenses of one receipt, all or none. */
  @Post(':id/split')
  @ApiProblems(400, 403, 409, 422)
  split(
    @CurrentActor() actor: Actor,
    @CurrentSession() { timeZone }: Session,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ReceiptId() id: string,
    @Body() body: ReceiptSplit,
  ): Promise<SplitReceipt> {
    return this.splits.splitReceipt(actor, ledger, id, body, timeZone);
  }
}
