import { Get, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { ApiReceiptFile } from './api-receipt-file.decorator.js';
import { ReceiptFileQuery, ReceiptPreviewQuery } from './receipt.dto.js';
import { ReceiptFileService } from './receipt-file.service.js';

const ReceiptId = () => Param('id', new IdPipe('receipt'));

/** Bytes of receipts, by id and through the ledger's guard alone. */
@LedgerRoute('receipts')
export class ReceiptFileController {
  constructor(private readonly files: ReceiptFileService) {}

  /** The picture or the PDF itself. */
  @Get(':id/file')
  @ApiReceiptFile('image/jpeg', 'application/pdf')
  @ApiProblems(400, 416, 503)
  getFile(
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ReceiptId() id: string,
    @Query() { inline = false }: ReceiptFileQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.files.sendFile({ ledgerId: ledger.id, id, isInline: inline }, request, reply);
  }

  /** A small picture of the first page, at most 320 pixels wide. */
  @Get(':id/thumbnail')
  @ApiReceiptFile('image/webp')
  @ApiProblems(416, 503)
  getThumbnail(
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ReceiptId() id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.files.sendThumbnail({ ledgerId: ledger.id, id }, request, reply);
  }

  /** A page as a picture for a screen, at most 1,600 pixels. */
  @Get(':id/preview')
  @ApiReceiptFile('image/webp')
  @ApiProblems(400, 416, 503)
  getPreview(
    @CurrentLedger() ledger: CurrentLedgerValue,
    @ReceiptId() id: string,
    @Query() { page }: ReceiptPreviewQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.files.sendPreview({ ledgerId: ledger.id, id, page }, request, reply);
  }
}
