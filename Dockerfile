# syntax=docker/dockerfile:1
# One image for all processes: api, worker, and the command line that prepares and looks after them.

FROM node:22-bookworm AS build
WORKDIR /app
COPY . .
# As `npm start` does, then once more without what only building needs.
RUN npx --yes pnpm@10.34.8 install --frozen-lockfile \
 && node scripts/turbo.mjs build \
 && rm -rf node_modules */*/node_modules bench/node_modules chaos/node_modules e2e/node_modules .turbo
RUN npx --yes pnpm@10.34.8 install --prod --frozen-lockfile

FROM node:22-bookworm-slim
# pg_dump and mariadb-dump make the backups of servers. Their version must be at least the server's.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends postgresql-client mariadb-client \
 && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=build /app /app
RUN install --directory --owner=node --group=node /var/lib/openalgo
USER node
# Relative paths, SQLite files and backups among them, begin here.
WORKDIR /var/lib/openalgo
VOLUME /var/lib/openalgo
EXPOSE 5000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT ?? 5000) + '/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["/app/apps/api/dist/main.js"]
