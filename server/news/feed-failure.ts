/** Why a feed could not be read, in words for whoever runs the server. */
export class FeedFailure extends Error {
  /** @param retryAfter seconds that the other server asks for. */
  constructor(
    message: string,
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}
