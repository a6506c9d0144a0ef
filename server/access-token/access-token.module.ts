import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SessionModule } from '../auth/session.module.js';
import { AccessTokenController } from './access-token.controller.js';
import { AccessTokenRow } from './access-token.entity.js';
import { AccessTokenQueries } from './access-token.queries.js';
import { AccessTokenService } from './access-token.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([AccessTokenRow]), SessionModule],
  controllers: [AccessTokenController],
  providers: [AccessTokenQueries, AccessTokenService],
  exports: [AccessTokenService],
})
export class AccessTokenModule {}
