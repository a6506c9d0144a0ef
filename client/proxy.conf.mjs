const server = 'http://localhost:3000';

export default {
  '/api': { target: server },
  '/health': { target: server },
  // The address in a mail: a browser that opens it gets the page, which then sends the same address a POST.
  '/unsubscribe': { target: server, bypass: ({ method, url }) => (method === 'POST' ? undefined : url) },
};
