import { availableParallelism } from 'node:os';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Algorithm, hash, type Options, parseOptions, verify } from '@node-rs/argon2';
import { Config } from '../config/config.js';
import { PasswordQueue } from './password-queue.js';

/** Hashes are made on the four threads that Node also reads files and finds names with: one of them stays free. */
const mostAtOnce = 3;

/** argon2id. The same password typed on another keyboard, its accents apart from their letters, is the same (NFC). */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private readonly parameters: Options;
  private readonly queue: PasswordQueue;
  /** Verified against when there is no password, so that the answer takes as long. */
  private decoy: string;

  constructor({ passwordHashing: { memoryKiB, passes, lanes, longestWaitMs } }: Config) {
    this.queue = new PasswordQueue(Math.max(1, Math.min(mostAtOnce, availableParallelism() - 1)), longestWaitMs);
    this.parameters = { algorithm: Algorithm.Argon2id, memoryCost: memoryKiB, timeCost: passes, parallelism: lanes };
  }

  /** Before the first request, which would else take longer; it also tells the queue what a hash costs here. */
  async onModuleInit(): Promise<void> {
    this.decoy = await this.hash(crypto.randomUUID());
  }

  /** @throws TooManyRequestsProblem when more passwords wait than can be hashed in time. */
  refuseWhenBusy(): void {
    this.queue.refuseWhenFull();
  }

  /** @throws TooManyRequestsProblem when more passwords wait than can be hashed in time. */
  hash(password: string): Promise<string> {
    return this.queue.run(() => hash(bytesOf(password), this.parameters));
  }

  /** @throws TooManyRequestsProblem when more passwords wait than can be checked in time. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const isRight = await this.queue.run(() => verify(passwordHash ?? this.decoy, bytesOf(password)));
    return passwordHash !== null && isRight;
  }

  /** Whether a hash was made with other parameters than are configured now. */
  isOutdated(passwordHash: string): boolean {
    const { memoryCost, timeCost, parallelism, algorithm } = parseOptions(passwordHash);
    const made: Options = { algorithm, memoryCost, timeCost, parallelism };
    return Object.entries(this.parameters).some(([name, value]) => made[name as keyof Options] !== value);
  }
}

const bytesOf = (password: string) => Buffer.from(password.normalize('NFC'));
