import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { houseZones } from "./scripts/test/house-law.mjs";

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
    plugins: { "import-x": importX, "react-hooks": reactHooks },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "tsconfig.json" })] },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones: houseZones }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-require-imports": "off",
      "max-lines": ["error", { max: 300 }],
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name=/^\\$(query|execute)RawUnsafe$/]",
          message: "Parameters go through Prisma.sql.",
        },
        {
          selector: "FunctionDeclaration[async=true] > BlockStatement > ExpressionStatement[directive='use server']",
          message: "No inline server actions: a door stands in actions.ts and in lib/auth/doors.ts.",
        },
      ],
    },
  },
  {
    // User text lives in the catalogues.
    files: ["app/**/*.tsx", "components/**/*.tsx"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "JSXText[value=/[\\u4e00-\\u9fff]/]", message: "User text lives in lib/i18n/messages." },
        {
          selector: "JSXAttribute > Literal[value=/[\\u4e00-\\u9fff]/]",
          message: "User text lives in lib/i18n/messages.",
        },
        {
          selector: "ExpressionStatement[directive='use server']",
          message: "Server actions stand in lib/<noun>/actions.ts.",
        },
      ],
    },
  },
  {
    // Only actions.ts opens doors.
    files: ["lib/**/*.ts"],
    ignores: ["lib/**/actions.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExpressionStatement[directive='use server']",
          message: "Server actions stand in lib/<noun>/actions.ts.",
        },
        {
          selector: "CallExpression[callee.property.name=/^\\$(query|execute)RawUnsafe$/]",
          message: "Parameters go through Prisma.sql.",
        },
      ],
    },
  },
  {
    // The client itself is opened by these; everything else gets a transaction or a reader as a type.
    files: ["lib/**/*.ts", "app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}"],
    ignores: [
      "lib/gates/**",
      "lib/auth/**",
      "lib/**/data.ts",
      "lib/**/data/**",
      "lib/findings/queries/**",
      "lib/testing/**",
      "**/*.test.ts",
      "app/api/health/route.ts",
    ],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@/lib/db",
              message: "Only gates, data.ts, findings/queries, auth and health open the database.",
              allowTypeImports: true,
            },
            { name: "@/lib/row-stream", importNames: ["streamRows"], message: "Only findings/queries stream rows." },
          ],
        },
      ],
    },
  },
  {
    files: [
      "lib/**/{data,mutations,loaders}.ts",
      "lib/**/data/*.ts",
      "lib/findings/queries/*.ts",
      "lib/gates/*.ts",
      "lib/db.ts",
    ],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "Program:not(:has(ImportDeclaration[source.value='server-only']))",
          message: 'Starts with import "server-only".',
        },
        {
          selector: "CallExpression[callee.property.name=/^\\$(query|execute)RawUnsafe$/]",
          message: "Parameters go through Prisma.sql.",
        },
      ],
    },
  },
);
