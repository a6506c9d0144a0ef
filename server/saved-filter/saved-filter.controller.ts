import { Body, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CurrentActor, CurrentSession, type Session } from '../auth/current-session.decorator.js';
import { type Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { NewSavedFilter, SavedFilter, SavedFilters, SavedFilterUpdate } from './saved-filter.dto.js';
import { SavedFilterQueries } from './saved-filter.queries.js';
import { SavedFilterService } from './saved-filter.service.js';

const SavedFilterId = () => Param('id', new IdPipe('saved filter'));

@LedgerRoute('saved-filters')
export class SavedFilterController {
  constructor(
    private readonly queries: SavedFilterQueries,
    private readonly savedFilters: SavedFilterService,
  ) {}

  /** The filters that the caller has saved in this ledger. */
  @Get()
  list(@CurrentSession() { userId }: Session, @CurrentLedger() ledger: CurrentLedgerValue): Promise<SavedFilters> {
    return this.queries.list(ledger.id, userId);
  }

  /** Saves a filter under a name. */
  @Post()
  @ApiProblems(400, 403, 409, 422)
  create(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Body() body: NewSavedFilter,
  ): Promise<SavedFilter> {
    return this.savedFilters.saveFilter(actor, ledger.id, body);
  }

  /** Renames a saved filter, or puts another one under its name. */
  @Patch(':id')
  @ApiProblems(400, 403, 409, 422)
  update(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @SavedFilterId() id: string,
    @Body() body: SavedFilterUpdate,
  ): Promise<SavedFilter> {
    return this.savedFilters.updateFilter(actor, ledger.id, id, body);
  }

  /** Forgets a saved filter. */
  @Delete(':id')
  @HttpCode(204)
  @ApiProblems(403)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @SavedFilterId() id: string,
  ): Promise<void> {
    return this.savedFilters.deleteFilter(actor, ledger.id, id);
  }
}
