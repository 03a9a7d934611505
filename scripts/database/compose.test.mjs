import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../paths.mjs";

const compose = readFileSync(join(ROOT, "compose.yaml"), "utf8");

/** The lines of a service. */
const service = (name) => new RegExp(`\\n {2}${name}:\\n((?: {4}.*\\n|\\n)*)`).exec(compose)?.[1] ?? "";

test("in compose the service that serves has the serving role's address only, and another one upgrades before it", () => {
  expect(service("app")).toContain("DATABASE_URL: postgresql://zoufang_app:");
  expect(service("app")).not.toMatch(/DATABASE_OWNER_URL|POSTGRES_PASSWORD/);
  expect(service("app")).toContain("condition: service_completed_successfully");
  expect(service("upgrade")).toContain("DATABASE_OWNER_URL: postgresql://zoufang:");
  expect(service("upgrade")).toContain("scripts/database/upgrade.mjs");
});

test("the role that serves is made by the script that compose hands to PostgreSQL", () => {
  expect(service("database")).toContain("./deploy/database-roles.sh:/docker-entrypoint-initdb.d/roles.sh:ro");
  expect(readFileSync(join(ROOT, "deploy", "database-roles.sh"), "utf8")).toMatch(/CREATE ROLE zoufang_app\b/);
});
