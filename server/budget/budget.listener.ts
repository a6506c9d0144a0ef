import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { budgetConsumer } from '../events/consumers.js';
import { Consumes } from '../events/consumes.decorator.js';
import { type DomainEvent } from '../events/domain-event.js';
import { BudgetWatchService } from './budget-watch.service.js';

@Controller()
export class BudgetListener {
  constructor(private readonly budgets: BudgetWatchService) {}

  @Consumes(budgetConsumer)
  watch(@Payload() event: DomainEvent): Promise<void> {
    return this.budgets.watch(event);
  }
}
