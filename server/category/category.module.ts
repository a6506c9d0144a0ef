import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CategoryController } from './category.controller.js';
import { Category } from './category.entity.js';
import { CategoryQueries } from './category.queries.js';
import { CategoryRemover } from './category-remover.js';
import { CategoryService } from './category.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Category]), LedgerModule],
  controllers: [CategoryController],
  providers: [CategoryQueries, CategoryRemover, CategoryService],
  exports: [CategoryQueries, CategoryRemover, CategoryService],
})
export class CategoryModule {}
