# The packages of the lock file, without those for development.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

# One image for all roles: `docker run onrecord` runs all of them on an embedded database in /app/data,
# `docker run onrecord worker`, `bot` or `web` runs one (see docker-compose.yml).
FROM node:24-slim
ENV NODE_ENV=production HEALTH_PORT=9090
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY config ./config
COPY src ./src
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=20s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9090/health').then((said) => process.exit(said.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/main.ts"]
CMD ["all"]
