# The product as an image: without a database, which DATABASE_URL names, and without settings (see compose.yaml).
#   docker buildx build --platform linux/amd64,linux/arm64 -t zoufang .
FROM node:22.21.1-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package's own script is run: none is needed, and none should be trusted.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run generate && npm run build \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf .data

FROM node:22.21.1-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    ATTACHMENTS_DIR=/data/attachments \
    AUDIT_ANCHOR=/data/audit-anchor.json
WORKDIR /app
COPY --from=build --chown=root:root /app ./
# The server writes into /data only. What it is made of belongs to root.
RUN mkdir -p /data && chown node:node /data && ln -s /data .data && chown -h node:node .data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "deploy/healthy.mjs"]
STOPSIGNAL SIGTERM
CMD ["node", "deploy/serve.mjs"]
