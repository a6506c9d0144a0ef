/** Values of a statement, in the order of their numbers. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** Keeps `value` and returns how the statement names it. */
  add(
    value: unknown,
    type: 'uuid' | 'uuid[]' | 'date' | 'date[]' | 'bigint' | 'bigint[]' | 'text' | 'boolean',
  ): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}
