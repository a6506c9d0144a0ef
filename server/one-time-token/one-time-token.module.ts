import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OneTimeTokenRow } from './one-time-token.entity.js';
import { OneTimeTokens } from './one-time-tokens.js';

@Module({
  imports: [TypeOrmModule.forFeature([OneTimeTokenRow])],
  providers: [OneTimeTokens],
  exports: [OneTimeTokens],
})
export class OneTimeTokenModule {}
