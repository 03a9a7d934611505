/**
 * Who may import whom, as zones of eslint-plugin-import-x/no-restricted-paths: `target` may not import `from`.
 * The order of the floors is app → components → lib, of the nouns from left to right: a noun knows those before it.
 */
const nouns = [
  "accounts",
  "projects",
  "members",
  "sites",
  "codebook",
  "visits",
  "attachments",
  "imports",
  "findings",
  "coding",
  "indicators",
  "reports",
];

const floors = [
  { target: "./lib", from: ["./app", "./components", "./e2e"], message: "lib knows neither components nor app." },
  { target: "./components", from: ["./app", "./e2e"], message: "components know nothing of app." },
  {
    target: "./components/ui",
    from: ["./lib", ...nouns.map((noun) => `./components/${noun}`), "./components/frame", "./components/form"],
    message: "components/ui has no domain words.",
  },
  { target: "./app", from: ["./e2e", "./prisma"], message: "app imports only components and lib." },
];

const nounOrder = nouns.slice(0, -1).map((noun, place) => ({
  target: `./lib/${noun}`,
  from: nouns.slice(place + 1).map((later) => `./lib/${later}`),
  message: `${noun} stands before what it imports here: right may import left, never back.`,
}));

/** The building blocks of Word files serve every noun, and know none. */
const shared = [
  {
    target: "./lib/word",
    from: nouns.map((noun) => `./lib/${noun}`),
    message: "What a document says is its noun's own; lib/word knows paper, fonts and paragraphs.",
  },
];

/** Pure files: no Prisma, no Next, no database. */
const pure = [
  "./lib/vocabulary.ts",
  "./lib/text.ts",
  "./lib/schema-problems.ts",
  "./lib/privacy",
  "./lib/auth/policy.ts",
  "./lib/auth/doors.ts",
  ...nouns.map((noun) => `./lib/${noun}/schema.ts`),
  "./lib/visits/sync-schema.ts",
  "./lib/imports/book-schema.ts",
  "./lib/visits/minutes/!(export).ts",
  "./lib/visits/minutes/formats",
  "./lib/reports/compose.ts",
  "./lib/reports/model.ts",
  "./lib/reports/formats",
  "./lib/findings/formats",
  "./lib/word",
  "./lib/file-name.ts",
  "./lib/fill-words.ts",
  "./lib/sentence.ts",
  "./lib/chinese-number.ts",
  "./lib/visits/said",
].map((target) => ({
  target,
  from: [
    "./lib/db.ts",
    "./lib/generated",
    "./lib/gates",
    "./lib/env.ts",
    "./node_modules/next",
    "./node_modules/next-auth",
    "./node_modules/@prisma",
  ],
  message: "This file is pure: no Prisma, no Next.",
}));

/** The database is opened by gates, data, findings' queries, auth and tests; everything else gets a scope or a transaction. */
const database = [
  { target: "./app/!(api)/**", from: "./lib/db.ts", message: "Pages load through lib/<noun>/loaders.ts." },
  {
    target: "./components",
    from: ["./lib/db.ts", "./lib/generated", "./lib/gates"],
    message: "Components show plain data.",
  },
];

export const houseZones = [...floors, ...nounOrder, ...shared, ...pure, ...database];
