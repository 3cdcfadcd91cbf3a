# The desk as an image: docker build -t fixpath . - docs/deploying.md tells how to run it.
# Each stage begins where its predecessors' layers are kept, so that a changed flow installs nothing anew.

FROM node:24-slim AS installed
WORKDIR /app
COPY package.json package-lock.json ./
COPY web/icons web/icons
RUN npm ci --ignore-scripts --no-audit --no-fund

# What a start would otherwise do first: the web pages, what the content teaches, and what Node compiles of the server; and the list of packages.
FROM installed AS built
COPY . .
RUN node scripts/build-web.ts && node scripts/build-models.ts && node scripts/list-packages.ts > sbom.json

# What a server needs to run, and nothing else.
FROM node:24-slim AS production
WORKDIR /app
COPY package.json package-lock.json ./
COPY web/icons web/icons
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3978 DATA_DIR=/data SQLITE_TMPDIR=/data
WORKDIR /app
RUN mkdir -p /data && chown node:node /data
COPY --from=production /app/node_modules node_modules
COPY --from=built /app/web/dist web/dist
COPY --from=built /app/.cache .cache
COPY --from=built /app/sbom.json ./
COPY package.json LICENSE desk.yml ./
COPY schemas schemas
COPY words words
COPY dialogs dialogs
COPY intents intents
COPY src src
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "src/start.js"]
