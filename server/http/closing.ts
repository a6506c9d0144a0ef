import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Lets go of a client with the last answer it waits for. Otherwise its idle connection would hold up the end of the
 * process for as long as it is kept alive.
 */
export function closeConnectionsAfterAnswers(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  let isClosing = false;
  fastify.addHook('preClose', async () => {
    isClosing = true;
  });
  fastify.addHook('onSend', async (_request, reply) => {
    if (isClosing) void reply.header('Connection', 'close');
  });
  // For an answer whose headers were out before the closing began.
  fastify.addHook('onResponse', async () => {
    if (isClosing) fastify.server.closeIdleConnections();
  });
}
