import { describe, expect, it } from "vitest";
import { broken, using } from "./lint-text.mjs";

describe("pure files", { timeout: 60_000 }, () => {
  it.each([
    ["the policy", "lib/auth/policy.ts"],
    ["a schema", "lib/coding/schema.ts"],
    ["a building block of Word files", "lib/word/x.ts"],
    ["the reader of Office files", "lib/office/x.ts"],
    ["what makes the minutes on a device", "lib/visits/minutes/on-device.ts"],
    ["a writer of a report", "lib/reports/formats/x.ts"],
  ])("%s is pure by its place", async (_what, file) => {
    expect(await broken(file, using("@/lib/env"))).toContain("house/pure");
    expect(await broken(file, using("next/headers"))).toContain("house/pure");
  });

  it("holds any file that says Pure to it, wherever it is", async () => {
    const text = using("@/lib/env");
    expect(await broken("lib/sites/x.ts", `/** Adds up. Pure. */\n${text}`)).toContain("house/pure");
    expect(await broken("components/sites/x.ts", `// Pure: asked by two screens.\n${text}`)).toContain("house/pure");
    expect(await broken("lib/sites/x.ts", text)).not.toContain("house/pure");
  });

  it("refuses the database through another file", async () => {
    const text = `/** Pure. */\n${using("@/lib/sites/data")}`;
    expect(await broken("lib/sites/x.ts", text)).toContain("house/pure");
  });

  it("lets a pure file name a type of another file, and not one of the database's", async () => {
    const named = '/** Pure. */\nimport type { Site } from "@/lib/sites/data";\nexport type X = Site;\n';
    expect(await broken("lib/sites/x.ts", named)).toEqual([]);
    const row =
      '/** Pure. */\nimport type { Prisma } from "@/lib/generated/prisma/client";\nexport type X = Prisma.Sql;\n';
    expect(await broken("lib/sites/x.ts", row)).toContain("house/pure");
  });
});
