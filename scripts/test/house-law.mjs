/**
 * Who may import whom, as zones of eslint-plugin-import-x/no-restricted-paths: `target` may not import `from`.
 * The layers are app → components → lib. Within a layer a noun knows the nouns before it, and the shared rooms.
 */
const nouns = [
  "accounts",
  "projects",
  "members",
  "sites",
  "codebook",
  "attachments",
  "followups",
  "visits",
  "imports",
  "findings",
  "coding",
  "indicators",
  "profiles",
  "reports",
  "archives",
  "health",
];

const after = (noun) => nouns.slice(nouns.indexOf(noun) + 1);
const libOf = (names) => names.map((name) => `./lib/${name}`);
const componentsOf = (names) => names.map((name) => `./components/${name}`);

const layers = [
  { target: "./lib", from: ["./app", "./components", "./e2e"], message: "lib knows neither components nor app." },
  { target: "./components", from: ["./app", "./e2e"], message: "components know nothing of app." },
  { target: "./app", from: ["./e2e", "./prisma"], message: "app imports only components and lib." },
];

/** What every noun of lib may use, and what knows no noun itself. */
const sharedInLib = ["auth", "gates", "i18n", "office", "privacy", "word", "*.ts"];
/** The last noun that the device's own store knows; it is used by components, and by nothing else in lib. */
const lastOfDevice = "visits";

const libOrder = [
  ...nouns.slice(0, -1).map((noun) => ({
    target: `./lib/${noun}`,
    from: libOf(after(noun)),
    message: `${noun} comes before what it imports here: a noun knows only those before it.`,
  })),
  { target: libOf(nouns), from: "./lib/offline", message: "lib/offline runs on the device; only components use it." },
  { target: "./lib/offline", from: libOf(after(lastOfDevice)), message: "The device keeps visits and what they need." },
  { target: libOf(sharedInLib), from: libOf([...nouns, "offline"]), message: "A shared room of lib knows no noun." },
];

/** What every noun of components may use, and what knows no noun itself. */
const sharedInComponents = ["ui", "form", "messages", "privacy"];

const componentOrder = [
  {
    target: "./components/ui",
    from: ["./lib", ...componentsOf(["form", "messages", "privacy"])],
    message: "components/ui has no domain words.",
  },
  {
    target: componentsOf(sharedInComponents),
    from: [...libOf(nouns), ...componentsOf([...nouns, "frame", "offline"])],
    message: "A shared room of components knows no noun.",
  },
  ...nouns.map((noun) => ({
    target: `./components/${noun}`,
    from: [...libOf(after(noun)), ...componentsOf([...after(noun), "frame", "offline"])],
    message: `${noun} comes before what it imports here: a noun knows only those before it.`,
  })),
  {
    target: "./components/frame",
    from: "./components/offline",
    message: "The frame is part of the offline pages, not the other way round.",
  },
];

const production = [
  "./app",
  "./components/**/!(*.test).{ts,tsx}",
  "./lib/!(testing)/**/!(*.test).ts",
  "./lib/!(*.test).ts",
];

const testing = {
  target: production,
  from: "./lib/testing",
  message: "lib/testing trusts whoever calls it: only tests and seeds may.",
};

/**
 * The database is opened by gates and auth to write, by the read rooms to read; everything else gets a scope or a
 * transaction.
 */
const database = [
  { target: "./app/!(api)/**", from: "./lib/db.ts", message: "Pages load through lib/<noun>/loaders.ts." },
  {
    target: "./components",
    from: ["./lib/db.ts", "./lib/generated", "./lib/gates"],
    message: "Components show plain data.",
  },
];

export const houseZones = [...layers, ...libOrder, ...componentOrder, testing, ...database];

/** Every folder of lib and components has its place in the order above. */
export const rooms = {
  lib: [...nouns, ...sharedInLib, "offline", "testing", "generated"],
  components: [...nouns, ...sharedInComponents, "frame", "offline"],
};

/** Pure by their place; any other file that says "Pure" in a comment is held to it as well. Paths from the root. */
export const purePlaces = [
  "lib/vocabulary.ts",
  "lib/text.ts",
  "lib/schema-problems.ts",
  "lib/file-name.ts",
  "lib/fill-words.ts",
  "lib/sentence.ts",
  "lib/privacy/",
  "lib/office/",
  "lib/word/",
  "lib/auth/policy.ts",
  "lib/auth/doors.ts",
  ...nouns.map((noun) => `lib/${noun}/schema.ts`),
  "lib/visits/sync-schema.ts",
  "lib/visits/minutes/",
  "lib/imports/book-schema.ts",
  "lib/write-csv.ts",
  "lib/reports/compose.ts",
  "lib/reports/model.ts",
  "lib/reports/formats/",
];

/** In a pure folder, the gate of its download. */
export const impureThere = ["lib/visits/minutes/export.ts"];

/** What a pure file never reaches: files and folders from the root, and packages. */
export const impure = {
  files: ["lib/db.ts", "lib/row-stream.ts", "lib/env.ts", "lib/generated/", "lib/gates/"],
  packages: ["next", "next-auth", "@prisma", "pg-copy-streams", "server-only"],
};
