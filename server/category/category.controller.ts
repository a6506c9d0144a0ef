import { Body, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { CurrentActor } from '../auth/current-session.decorator.js';
import { CachedByLedger } from '../cache/cached-by-ledger.decorator.js';
import { type Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { Category, CategoryList, CategoryOrder, CategoryUpdate, NewCategory } from './category.dto.js';
import { CategoryQueries } from './category.queries.js';
import { CategoryService } from './category.service.js';

@LedgerRoute('categories')
export class CategoryController {
  constructor(
    private readonly queries: CategoryQueries,
    private readonly categories: CategoryService,
  ) {}

  /** The ledger's categories, archived ones too, in their order. */
  @Get()
  @CachedByLedger()
  list(@CurrentLedger() ledger: CurrentLedgerValue): Promise<CategoryList> {
    return this.queries.list(ledger.id);
  }

  /** Adds a category. */
  @Post()
  @ApiProblems(400, 403, 409, 422)
  create(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Body() body: NewCategory,
  ): Promise<Category> {
    return this.categories.createCategory(actor, ledger.id, body);
  }

  /** Puts the categories into an order. */
  @Put('order')
  @ApiProblems(400, 403, 422)
  reorder(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Body() { ids }: CategoryOrder,
  ): Promise<CategoryList> {
    return this.categories.reorderCategories(actor, ledger.id, ids);
  }

  /** Renames, recolours, moves, archives or brings back a category. */
  @Patch(':id')
  @ApiProblems(400, 403, 409, 422)
  update(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @Param('id', new IdPipe('category')) id: string,
    @Body() body: CategoryUpdate,
  ): Promise<Category> {
    return this.categories.updateCategory(actor, ledger.id, id, body);
  }
}
