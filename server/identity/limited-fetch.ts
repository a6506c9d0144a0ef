import type { CustomFetch } from 'openid-client';

/** Far more than any answer of a provider, in bytes. */
const largest = 1024 * 1024;

/** `fetch`, for servers that might send without end: an answer that is too large fails as one that never came. */
export const limitedFetch: CustomFetch = async (url, options) => {
  const response = await fetch(url, options as RequestInit);
  if (!response.body) return response;
  let received = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (received > largest) controller.error(new TypeError('the answer is too large'));
      else controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(limit), response);
};
