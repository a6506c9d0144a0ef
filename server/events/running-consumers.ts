import { Injectable } from '@nestjs/common';

/** The consumers of this process, and how each of them is doing. */
@Injectable()
export class RunningConsumers {
  private readonly checks = new Map<string, () => boolean>();

  add(name: string, isConsuming: () => boolean): void {
    this.checks.set(name, isConsuming);
  }

  list(): { name: string; isConsuming: boolean }[] {
    return [...this.checks].map(([name, isConsuming]) => ({ name, isConsuming: isConsuming() }));
  }
}
