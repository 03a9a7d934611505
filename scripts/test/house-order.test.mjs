import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rooms } from "./house-law.mjs";
import { broken, using } from "./lint-text.mjs";

const paths = "import-x/no-restricted-paths";

describe("the order of the nouns", { timeout: 60_000 }, () => {
  it.each([
    ["in lib", "lib/projects/x.ts", "@/lib/visits/schema"],
    ["in components", "components/codebook/x.tsx", "@/components/findings/marked-text"],
    ["from components down to lib", "components/codebook/x.tsx", "@/lib/findings/filter-address"],
    ["of what hangs on a visit", "lib/attachments/x.ts", "@/lib/visits/schema"],
    ["of what reads findings", "lib/findings/x.ts", "@/lib/coding/schema"],
  ])("is kept %s", async (_where, file, imported) => {
    expect(await broken(file, using(imported))).toContain(paths);
  });

  it.each(["lib", "components"])("has a place for every folder of %s", (layer) => {
    const folders = readdirSync(layer, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders) expect(rooms[layer]).toContain(name);
  });

  it("lets a noun use those before it", async () => {
    const earlier = using("@/components/codebook/theme-tree", "@/components/visits/visit-state-badge");
    expect(await broken("components/coding/x.tsx", earlier)).toEqual([]);
  });

  it.each([
    ["lib/privacy/x.ts", "@/lib/visits/schema"],
    ["lib/word/x.ts", "@/lib/visits/schema"],
    ["lib/office/x.ts", "@/lib/sites/schema"],
    ["lib/gates/x.ts", "@/lib/visits/schema"],
    ["lib/auth/x.ts", "@/lib/projects/schema"],
    ["lib/x.ts", "@/lib/projects/schema"],
    ["components/form/x.tsx", "@/components/visits/visit-state-badge"],
    ["components/privacy/x.tsx", "@/lib/visits/schema"],
    ["components/messages/x.tsx", "@/components/frame/app-frame"],
    ["components/ui/x.tsx", "@/components/messages/client-messages"],
  ])("%s is shared, so it knows no noun and no frame", async (file, imported) => {
    expect(await broken(file, using(imported))).toContain(paths);
  });

  it.each([
    ["a noun of lib does not know the device's store", "lib/visits/x.ts", "@/lib/offline/local-draft"],
    ["the device's store knows nothing after visits", "lib/offline/x.ts", "@/lib/imports/to-visit"],
    ["a noun does not know the frame around it", "components/visits/x.tsx", "@/components/frame/app-frame"],
    ["a noun does not know the offline pages", "components/visits/x.tsx", "@/components/offline/own-visit-item"],
    ["the frame does not know the offline pages", "components/frame/x.tsx", "@/components/offline/own-visit-item"],
  ])("%s", async (_rule, file, imported) => {
    expect(await broken(file, using(imported))).toContain(paths);
  });

  it.each([
    ["a type", 'import type { Dialog } from "@/components/ui/dialog";\nexport type X = Dialog;\n'],
    ["a value", using("@/components/ui/dialog")],
    ["a file that is loaded later", 'export const load = () => import("@/components/ui/dialog");\n'],
    ["a type within a line", 'export type X = typeof import("@/components/ui/dialog");\n'],
    ["what it passes on", 'export { Dialog } from "@/components/ui/dialog";\n'],
  ])("no file imports itself through others, not even for %s", async (_kind, text) => {
    // dialog.tsx loads opened-dialog.tsx.
    expect(await broken("components/ui/opened-dialog.tsx", text)).toContain("house/no-import-cycle");
  });
});
