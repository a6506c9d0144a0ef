import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { receiptConsumer } from '../events/consumers.js';
import { Consumes } from '../events/consumes.decorator.js';
import { type DomainEvent } from '../events/domain-event.js';
import { ReceiptReadingService } from './receipt-reading.service.js';

@Controller()
export class ReceiptListener {
  constructor(private readonly readings: ReceiptReadingService) {}

  @Consumes(receiptConsumer)
  read(@Payload() event: DomainEvent): Promise<void> {
    return this.readings.readReceipt(event);
  }
}
