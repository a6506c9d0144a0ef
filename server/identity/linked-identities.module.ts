import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Identity } from './identity.entity.js';
import { LinkedIdentities } from './linked-identities.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Identity])],
  providers: [LinkedIdentities],
  exports: [LinkedIdentities],
})
export class LinkedIdentitiesModule {}
