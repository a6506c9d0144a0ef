import { Body, Delete, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { CurrentActor } from '../auth/current-session.decorator.js';
import { Category } from '../category/category.dto.js';
import { type Actor } from '../database/actor.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentLedger, type CurrentLedgerValue } from '../ledger/current-ledger.decorator.js';
import { LedgerRoute } from '../ledger/ledger-route.decorator.js';
import { CategoryMerge, CategoryRemoval } from './category-removal.dto.js';
import { CategoryRemovalService } from './category-removal.service.js';

const CategoryId = () => Param('id', new IdPipe('category'));

@LedgerRoute('categories')
export class CategoryRemovalController {
  constructor(private readonly removal: CategoryRemovalService) {}

  /** Moves everything of a category into another one and removes it. */
  @Post(':id/merge')
  @HttpCode(200)
  @ApiProblems(400, 403, 422)
  merge(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @CategoryId() id: string,
    @Body() { into }: CategoryMerge,
  ): Promise<Category> {
    return this.removal.mergeCategory(actor, ledger.id, id, into);
  }

  /** Removes a category; one that is in use needs `moveTo`, in the query or in the body. */
  @Delete(':id')
  @HttpCode(204)
  @ApiBody({ type: CategoryRemoval, required: false })
  @ApiProblems(400, 403, 409, 422)
  remove(
    @CurrentActor() actor: Actor,
    @CurrentLedger() ledger: CurrentLedgerValue,
    @CategoryId() id: string,
    @Query() query: CategoryRemoval,
    @Body() body: CategoryRemoval,
  ): Promise<void> {
    return this.removal.deleteCategory(actor, ledger.id, id, query.moveTo ?? body.moveTo);
  }
}
