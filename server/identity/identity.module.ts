import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthModule } from '../auth/auth.module.js';
import { UserModule } from '../user/user.module.js';
import { AdmissionService } from './admission.service.js';
import { IdentityController } from './identity.controller.js';
import { Identity } from './identity.entity.js';
import { IdentityProviders } from './identity-providers.js';
import { IdentityQueries } from './identity.queries.js';
import { IdentityService } from './identity.service.js';
import { LinkedIdentitiesModule } from './linked-identities.module.js';
import { OidcController } from './oidc.controller.js';
import { OidcLoginRow } from './oidc-login.entity.js';
import { OidcLogins } from './oidc-logins.js';
import { OidcService } from './oidc.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Identity, OidcLoginRow]), AuthModule, LinkedIdentitiesModule, UserModule],
  controllers: [IdentityController, OidcController],
  providers: [AdmissionService, IdentityProviders, IdentityQueries, IdentityService, OidcLogins, OidcService],
})
export class IdentityModule {}
