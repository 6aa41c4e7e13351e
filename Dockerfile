# Chancery in a container: docker build -t chancery .
#
# It listens on every interface of the container, and asks who comes (AUTH=tokens). All but /data (DATA_DIR: the rows, and the
# log without EVENT_STORE) may be read-only. Replicas share /keys, where KEYS names it.
#
# Node.js is under the MIT licence; the base image is Debian with packages under their own licences.

# The Node that package.json pins. Debian, for the native part of KurrentDB's client is tested on glibc.
FROM docker.io/library/node:26.10.0-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./

FROM base AS build
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY apps apps
COPY libs libs
RUN node node_modules/@nestjs/cli/bin/nest.js build \
  && rm dist/.tsbuildinfo \
  && node node_modules/vite/bin/vite.js build apps/web

FROM base AS dependencies
# Without its script the package `node` brings no second Node. What only compilers, debuggers and musl read stays out.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -r node_modules/typescript node_modules/@kurrent/bridge-linux-*-musl \
  && find node_modules -type f -name '*.map' -delete \
  && find node_modules -type f -name '*.d.?ts' -delete \
  && find node_modules -type f -name '*.d.ts' -delete

FROM docker.io/library/node:26.10.0-bookworm-slim
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY scripts/child.mjs scripts/
COPY apps/cli/bin apps/cli/bin
RUN ln -s /app/apps/cli/bin/chancery.mjs /usr/local/bin/chancery \
  && mkdir /data /keys \
  && chown 1000:1000 /data /keys
# SQLite sorts what does not fit into memory on the disk that holds the rows, where there is room.
ENV NODE_ENV=production AUTH=tokens HOST=0.0.0.0 PORT=3000 DATA_DIR=/data LOG_FORMAT=json SQLITE_TMPDIR=/data
VOLUME /data
EXPOSE 3000
# The base image's `node`, by number, so that Kubernetes can see that it is not root.
USER 1000:1000
# Whether it runs, not whether it is ready: a restart would not bring a store back that is away.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/src/main.js"]
