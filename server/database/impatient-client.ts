import pg from 'pg';

/**
 * A connection that ends with the first query that `query_timeout` gives up. pg itself would hand it to the next one who
 * asks, who then waits behind the same query; and the rollback of a transaction would wait there too. The server rolls
 * back what its connection left unfinished.
 */
export class ImpatientClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    this.query = ((...args: unknown[]) => {
      const answer = query(...args);
      if (answer instanceof Promise) answer.catch((error: Error) => this.giveUpAfter(error));
      return answer;
    }) as typeof this.query;
  }

  private giveUpAfter({ message }: Error): void {
    if (message !== 'Query read timeout') return;
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    connection.stream.destroy();
  }
}
