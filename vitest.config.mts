import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

const resolve = {
  alias: {
    "@": root,
    // Outside Next it throws in any module that is not a server component.
    "server-only": `${root}/node_modules/server-only/empty.js`,
  },
};

const sources = "{app,components,lib,prisma,scripts}/**";

export default defineConfig({
  resolve,
  test: {
    // Vitest leaves one core idle; here nothing else runs beside it.
    maxWorkers: availableParallelism(),
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: [`${sources}/*.test.{ts,tsx,mjs}`],
          exclude: ["**/*.db.test.*", "**/node_modules/**"],
          testTimeout: 20_000,
        },
      },
      {
        resolve,
        test: {
          name: "db",
          include: [`${sources}/*.db.test.{ts,mjs}`],
          globalSetup: ["scripts/test/vitest-database.mjs"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
