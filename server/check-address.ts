import { createServer } from 'node:net';
import { ConfigError } from './config/config-error.js';

interface Address {
  host: string;
  port: number;
}

/**
 * Tries whether the address can be listened on, before anything is started for it.
 * @throws ConfigError with a sentence for the person at the terminal.
 */
export function checkAddress({ host, port }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(describeListenError(error, { host, port })));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function describeListenError(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken. Stop what uses it, or choose another one: PORT=${port + 1} npm start`,
    EACCES: `This user may not use port ${port}. Choose one above 1023: PORT=3000 npm start`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one of its own, or to 0.0.0.0 for all`,
    ENOTFOUND: `HOST=${host} is not an address. Set it to 127.0.0.1, or to 0.0.0.0 for all`,
  };
  const sentence = sentences[error.code ?? ''];
  return sentence ? new ConfigError(sentence) : error;
}
