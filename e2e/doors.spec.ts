import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { doors } from "@/lib/auth/doors";
import { builtActions, builtRoutes, manifest, type ReferenceManifest } from "./doors";
import { expect, test } from "./fixtures";

test("every action and route of the build is listed in the doors, and every door exists in the build", () => {
  const built = [...builtActions().map((action) => action.door), ...builtRoutes()];
  expect([...new Set(built)].sort()).toEqual(Object.keys(doors).sort());
});

test("an action's id follows from the kept key and its name, so it stays over builds", () => {
  const { node, encryptionKey } = manifest<ReferenceManifest>("server-reference-manifest.json");
  for (const [id, { filename, exportedName }] of Object.entries(node)) {
    const name = createHash("sha1").update(`${encryptionKey}${filename}:${exportedName}`).digest("hex");
    // The first two digits say which arguments the action reads.
    expect(id.slice(2), `${filename} ${exportedName}`).toBe(name);
  }
  expect(encryptionKey).toBe(readFileSync(join(process.cwd(), ".data/action-key"), "utf8").trim());
});
