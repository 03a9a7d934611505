import { expect, test } from "vitest";
import { v7 as mintId } from "uuid";
import { AppError } from "@/lib/errors";
import { readSilence } from "@/lib/reports/data/silence";
import { readCounts } from "@/lib/reports/data/counts";
import { testDatabase } from "@/lib/testing/database";
import { readRawWorld, Recount } from "@/lib/testing/findings-recount";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(37));
const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
const ask = (query: Record<string, string>) => readSilence(lead, new URLSearchParams(query));

test("behind a theme's number is each planned site once: those of the support, the others as an independent recount has them", async () => {
  const raw = await readRawWorld(prisma, projectId);
  for (const unapproved of [false, true]) {
    const recount = new Recount(raw, unapproved ? { unapproved: "1" as const } : {}, true);
    const { themes } = await readCounts(lead, unapproved, { ledger: false });
    expect(themes.length).toBeGreaterThan(3);
    const seen = new Set<string>();
    for (const theme of themes) {
      const silence = await ask({ theme: theme.id, ...(unapproved && { unapproved: "1" }) });
      const said = silence.groups.find(({ state }) => state === "said")?.sites ?? [];
      expect(said.map(({ id }) => id)).toEqual(theme.siteIds);
      expect(said.map(({ id }) => id).toSorted()).toEqual(recount.support(theme.id).sites);
      for (const { state, sites } of silence.groups) {
        seen.add(state);
        if (state === "said") continue;
        for (const { id } of sites)
          expect(recount.cell(id, theme.dimension).state).toBe(state === "other" ? "heard" : state);
      }
      const all = silence.groups.flatMap(({ sites }) => sites.map(({ id }) => id));
      expect(new Set(all).size).toBe(all.length);
      expect(new Set(all)).toEqual(new Set([...recount.plannedSites(), ...theme.siteIds]));
    }
    // The world has all that the issue names.
    for (const state of ["said", "other", "none", "not_raised", "never_asked"]) expect(seen).toContain(state);
  }
});

test("a theme that is not the project's, or none, is refused", async () => {
  await expect(ask({ theme: mintId() })).rejects.toMatchObject({ code: "not_found" });
  await expect(ask({})).rejects.toBeInstanceOf(AppError);
});
