import { Module } from '@nestjs/common';
import { BudgetListener } from './budget.listener.js';
import { BudgetQueries } from './budget.queries.js';
import { BudgetWatchQueries } from './budget-watch.queries.js';
import { BudgetWatchService } from './budget-watch.service.js';

/** The watching half: in the listener's process, or in the API's when no broker is configured. */
@Module({
  controllers: [BudgetListener],
  providers: [BudgetQueries, BudgetWatchQueries, BudgetWatchService],
})
export class BudgetListenerModule {}
