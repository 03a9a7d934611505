import { beforeAll, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import { claimEntries, claimSites, type ClaimSupportInput } from "@/lib/findings/queries/claim-support";
import { testDatabase } from "@/lib/testing/database";
import { readRawWorld, Recount, type RawWorld } from "@/lib/testing/findings-recount";
import { buildWorld, pick, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { dimensionKeys } from "@/lib/vocabulary";

/** Random claims against a recount over the raw rows that shares no line with the queries. */
const { prisma } = await testDatabase();
const random = seeded(20_261_225);
let scope: ProjectScope;
let raw: RawWorld;

beforeAll(async () => {
  const { projectId, leadId } = await buildWorld(prisma, random);
  await buildWorld(prisma, random);
  // A lead, who may see submitted visits: a claim counts approved ones all the same.
  scope = trustedScope({ projectId, userId: leadId, role: "lead" });
  raw = await readRawWorld(prisma, projectId);
});

const some = <Item>(items: readonly Item[], most: number) =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(random, items));

it("has the sites and the entries of an independent recount, and each site opens exactly its own", async () => {
  const claims = Array.from({ length: 120 }, (_, index): ClaimSupportInput => {
    const dimension = pick(random, dimensionKeys);
    const themes = raw.themes.filter((theme) => theme.dimension === dimension);
    return {
      ...{ id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`, dimension },
      themeIds: [...new Set(some(themes, 3).map(({ id }) => id))],
      // Of any dimension and state: those of another one, or not approved, must count nowhere.
      evidenceIds: [...new Set(some(raw.entries, 4).map(({ id }) => id))],
    };
  });
  const sitesOf = await claimSites(scope, claims);
  let counted = 0;
  for (const claim of claims) {
    const { dimension } = claim;
    const of = (theme: string) => new Recount(raw, { dimension, theme }, true).entryIds();
    const wanted = new Set([...claim.themeIds.flatMap(of), ...claim.evidenceIds]);
    const recount = new Recount(raw, { dimension }, true).among(wanted);
    const sites = (sitesOf.get(claim.id) ?? []).map(({ id }) => id);
    expect(sites.toSorted(), JSON.stringify(claim)).toEqual(recount.sites.toSorted());
    const all = await claimEntries(scope, claim, { page: 1, pageSize: 1_000 });
    expect(all.ids.toSorted()).toEqual(recount.entries);
    const pages = [
      ...(await claimEntries(scope, claim, { page: 1, pageSize: 5 })).ids,
      ...(await claimEntries(scope, claim, { page: 2, pageSize: 5 })).ids,
    ];
    expect(pages).toEqual(all.ids.slice(0, 10));
    const bySite: string[] = [];
    for (const site of sites) {
      const own = await claimEntries(scope, claim, { site, page: 1, pageSize: 1_000 });
      expect(own.total).toBeGreaterThan(0);
      expect(own.total).toBe(own.ids.length);
      bySite.push(...own.ids);
    }
    expect(bySite.toSorted()).toEqual(recount.entries);
    counted += recount.entries.length;
  }
  expect(counted).toBeGreaterThan(100);
});
