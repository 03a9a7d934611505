import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { houseZones } from "./scripts/test/house-law.mjs";
import { house } from "./scripts/test/house-rules.mjs";
import { syntax } from "./scripts/test/house-syntax.mjs";

const restricted = (list) => ({ "no-restricted-syntax": ["error", ...list] });

/** These only read, through a client that has no way to write. */
const readRooms = ["lib/**/data.ts", "lib/**/data/*.ts", "lib/findings/queries/*.ts"];
/** Asks the database whether it is there. */
const readingRoute = "app/api/health/route.ts";

const noClient = {
  name: "@/lib/db",
  message: "Only gates, auth and the read rooms open the database.",
  allowTypeImports: true,
};
const onlyReader = {
  name: "@/lib/db",
  allowImportNames: ["readOnly", "readFindings", "readAtOneMoment", "Reader"],
  message: "This file only reads.",
};
const noStream = {
  name: "@/lib/row-stream",
  importNames: ["streamCsv"],
  message: "Only the rooms that write whole tables stream rows.",
};

/** The law of the house (docs/decisions/001), with no list of exceptions. */
export default tseslint.config(
  {
    ignores: [
      ".next/",
      ".data/",
      "node_modules/",
      "lib/generated/",
      "next-env.d.ts",
      "test-results/",
      "playwright-report/",
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx,mjs,js}"],
    // A comment cannot switch a rule off: there are no exceptions.
    linterOptions: { noInlineConfig: true },
    plugins: { "import-x": importX, "react-hooks": reactHooks, house },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "tsconfig.json" })] },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "house/no-import-cycle": "error",
      "house/pure": "error",
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones: houseZones }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-require-imports": "off",
      "max-lines": ["error", { max: 300 }],
      // Code is wrapped by prettier, which leaves comments and strings alone. A comment can always be wrapped.
      "max-len": ["error", { code: 10_000, comments: 120, ignoreUrls: true }],
      eqeqeq: "error",
      "no-restricted-syntax": ["error", ...syntax.everywhere],
    },
  },
  { files: ["app/**/*.ts", "components/**/*.ts"], rules: restricted(syntax.app) },
  { files: ["app/**/*.tsx", "components/**/*.tsx"], rules: restricted(syntax.screens) },
  { files: ["lib/**/*.ts"], rules: restricted(syntax.lib) },
  { files: ["lib/**/actions.ts"], rules: restricted(syntax.actions) },
  { files: ["lib/auth/scope.ts", "lib/testing/trusted-scope.ts"], rules: restricted(syntax.scopes) },
  {
    files: ["lib/**/{mutations,loaders,sweep}.ts", "lib/gates/*.ts", "lib/db.ts"],
    rules: restricted(syntax.server),
  },
  { files: readRooms, rules: restricted(syntax.reads) },
  { files: [readingRoute], rules: restricted(syntax.readingRoute) },
  {
    // The client itself is opened by these; everything else gets a transaction or a reader as a type.
    files: ["lib/**/*.ts", "app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    ignores: ["lib/gates/**", "lib/auth/**", "lib/testing/**", "lib/attachments/sweep.ts", "**/*.test.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": ["error", { paths: [noClient, noStream] }],
    },
  },
  {
    files: [...readRooms, readingRoute],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { paths: [onlyReader, noStream] }] },
  },
  {
    files: ["lib/findings/queries/*.ts", "lib/indicators/data/*.ts"],
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { paths: [onlyReader] }] },
  },
);
