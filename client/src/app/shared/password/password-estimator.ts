import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { Estimate } from './password-strength';

/** More is not looked at: what comes after so much cannot make a password weak. */
const LOOKED_AT = 64;

const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * How hard `password` is to guess for somebody who knows `about` its owner. Its dictionaries are large: import this
 * module when a new password is being typed, never before.
 */
export function estimatePassword(password: string, about: readonly string[]): Estimate {
  return estimator.check(password.slice(0, LOOKED_AT), [...about, 'spendwise']);
}
