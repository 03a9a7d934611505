import { describe, expect, it } from "vitest";
import { broken } from "./lint-text.mjs";

const file = "lib/visits/x.ts";
const rule = "no-restricted-syntax";
const deciding = (condition) => `export const x = (key: string, refusal: { key: string }) => ${condition};\n`;

describe("message keys are for reading", { timeout: 60_000 }, () => {
  it.each([
    ['key.startsWith("visits.sync.notEditable")'],
    ["key.startsWith(`visits.sync.${refusal.key}`)"],
    ['key === "sites.problems.used"'],
    ['"sites.problems.used" !== key'],
    ['refusal.key.includes("notEditable")'],
    ['refusal.key.startsWith("attachments.")'],
    ['new Set([refusal.key]).has("errors.taken")'],
    ['(() => { switch (key) { case "errors.taken": return 1; } })()'],
  ])("nothing is decided by %s", async (condition) => {
    expect(await broken(file, deciding(condition))).toContain(rule);
    expect(await broken("components/visits/x.tsx", deciding(condition))).toContain(rule);
    expect(await broken("app/visits/page.tsx", deciding(condition))).toContain(rule);
  });

  it("lets a key be handed on, and other texts be compared", async () => {
    expect(await broken(file, deciding('refusal.key || "sites.problems.used"'))).toEqual([]);
    expect(await broken(file, deciding('key === "ArrowUp" || key.startsWith("visit.") || refusal.key'))).toEqual([]);
  });
});
