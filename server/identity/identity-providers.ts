import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { NotFoundProblem } from '../http/problem.js';
import { IdentityProvider } from './identity-provider.js';

/** The configured providers, in the order of their buttons. */
@Injectable()
export class IdentityProviders {
  readonly all = this.config.identityProviders.map((settings) => new IdentityProvider(settings));

  constructor(private readonly config: Config) {}

  /** @throws NotFoundProblem */
  get(id: string): IdentityProvider {
    const provider = this.all.find(({ settings }) => settings.id === id);
    if (!provider) throw new NotFoundProblem('way to sign in');
    return provider;
  }

  /** As on its button; what is no longer configured goes by its id. */
  nameOf(id: string): string {
    return this.all.find(({ settings }) => settings.id === id)?.settings.name ?? id;
  }
}
