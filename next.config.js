const { readdirSync } = require("node:fs");
const { join } = require("node:path");
const { version } = require("./package.json");

const migrations = readdirSync(join(__dirname, "prisma", "migrations"), { withFileTypes: true });
const lastMigration =
  migrations
    .flatMap((entry) => (entry.isDirectory() ? entry.name : []))
    .sort()
    .at(-1) ?? "";

/** @type {import("next").NextConfig} */
module.exports = {
  reactStrictMode: true,
  // Set by scripts/start: a new build is made beside the one that is being served.
  distDir: process.env.ZOUFANG_BUILD ?? ".next",
  poweredByHeader: false,
  // The framework's optimizer never decodes an image.
  images: { unoptimized: true },
  // What this build is, and the migration without which it cannot work: /api/health compares.
  env: { ZOUFANG_VERSION: version, ZOUFANG_LAST_MIGRATION: lastMigration },
  // forbidden() renders app/forbidden.tsx with status 403.
  experimental: {
    authInterrupts: true,
    // A list of 调研点 is a file of up to 5 MB sent to a server action. The limit is a little higher, so that a file
    // slightly too large still reaches the gate, which refuses it with a sentence (lib/gates/define-query-action.ts).
    // Next's default is 1 MB.
    serverActions: { bodySizeLimit: "6mb" },
  },
  // `npm test` checks the types. A person who starts the product should not wait for it again.
  typescript: { ignoreBuildErrors: true, tsconfigPath: process.env.ZOUFANG_TSCONFIG ?? "tsconfig.json" },
  // Our own formatting of a text stands before the library's, which it calls (lib/i18n/format-message.ts).
  turbopack: {
    resolveAlias: {
      "use-intl/format-message": "./lib/i18n/format-message.ts",
      "use-intl-as-it-is": `./node_modules/use-intl/dist/esm/${process.env.NODE_ENV === "production" ? "production" : "development"}/format-message/index.js`,
    },
  },
  // Native and WASM packages stay outside the server bundle.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-copy-streams", "echarts", "docx", "rate-limiter-flexible"],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "geolocation=(), payment=(), usb=()" },
      ],
    },
  ],
};
