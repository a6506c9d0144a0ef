import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-local';
import { originOf } from '../http/request-origin.js';
import type { Authenticated } from './authenticated.js';
import { PasswordSignInService } from './password-sign-in.service.js';

/** E-mail address and password, from the body. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly passwords: PasswordSignInService) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
  }

  validate(request: unknown, email: string, password: string): Promise<Authenticated> {
    return this.passwords.authenticate(email, password, originOf(request as FastifyRequest));
  }
}
