import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFoundProblem } from './problem.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id in a path. What is no UUID names nothing that exists. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  constructor(private readonly thing: string) {}

  transform(value: string): string {
    if (!uuid.test(value)) throw new NotFoundProblem(this.thing);
    return value.toLowerCase();
  }
}
