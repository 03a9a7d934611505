import { expect, it } from "vitest";
import { readProfileSite } from "@/lib/profiles/data/profile-site";
import { readProfile } from "@/lib/profiles/read-profile";
import { fewestForMedian } from "@/lib/profiles/types";
import { testDatabase } from "@/lib/testing/database";
import { Recount, readRawWorld } from "@/lib/testing/findings-recount";
import { buildWorld, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { dimensionKeys, type ProjectRole } from "@/lib/vocabulary";

/** Every number and every row of 一镇一档 against a recount over the raw rows. */
const { prisma } = await testDatabase();
const { projectId, leadId } = await buildWorld(prisma, seeded(20_261_129));
const raw = await readRawWorld(prisma, projectId);
const scopeOf = (role: ProjectRole) => trustedScope({ projectId, userId: leadId, role });
const scope = scopeOf("lead");
const present = raw.sites.filter(({ mergedIntoId }) => mergedIntoId === null);
const everything = { entries: 1000, photos: 12 };

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

async function profileOf(siteId: string, unapproved: boolean) {
  const found = await readProfileSite(scope, siteId);
  if (!found || "presentId" in found) throw new Error("not a present site");
  return readProfile(scope, { site: found.site, unapproved, bounds: everything });
}

const cases = present.flatMap(({ id, kind }) => [true, false].map((unapproved) => ({ id, kind, unapproved })));

it.each(cases)("holds exactly the counted visits, entries and figures of %j", async ({ id, unapproved }) => {
  const counted = { site: id, ...(unapproved && { unapproved: "1" as const }) };
  const recount = new Recount(raw, counted, true);
  const profile = await profileOf(id, unapproved);
  expect(ids(profile.visits)).toEqual(ids(recount.visits()));
  expect(profile.leftOut).toBe(unapproved ? 0 : recount.visits(["submitted"]).length);
  expect(ids(profile.entries)).toEqual(recount.entryIds());
  for (const dimension of dimensionKeys) {
    const own = new Recount(raw, { ...counted, dimension }, true).entryIds();
    expect(profile.counts[dimension]).toBe(own.length);
    expect(ids(profile.entries.filter((entry) => entry.dimension === dimension))).toEqual(own);
  }
  expect(ids(profile.indicators.flatMap(({ figures }) => figures))).toEqual(ids(recount.figures()));
  for (const { entries, figures, id: visitId } of profile.visits) {
    expect(entries).toBe(raw.entries.filter((entry) => entry.visitId === visitId).length);
    expect(figures).toBe(raw.figures.filter((figure) => figure.visitId === visitId).length);
  }
});

/** Ten-millionths, as whole numbers: half of a millionth is exact. */
function tenMillionths(decimal: string): bigint {
  const [whole = "0", part = ""] = decimal.replace("-", "").split(".");
  const size = BigInt(whole + part.padEnd(7, "0"));
  return decimal.startsWith("-") ? -size : size;
}

it("compares with the middle of the latest figures of the kind, and with none where they are too few", async () => {
  let compared = 0;
  let alone = 0;
  for (const { id, kind, unapproved } of cases) {
    const recount = new Recount(raw, { kind: kind as never, ...(unapproved && { unapproved: "1" as const }) }, true);
    for (const { id: indicatorId, median } of (await profileOf(id, unapproved)).indicators) {
      const latest = recount.latestOf(indicatorId);
      if (latest.length < fewestForMedian) {
        expect(median).toBeNull();
        alone += 1;
        continue;
      }
      const ordered = latest.map(({ value }) => tenMillionths(value)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const half = (ordered.length - 1) / 2;
      const twice = (ordered[Math.floor(half)] ?? 0n) + (ordered[Math.ceil(half)] ?? 0n);
      const asOf = latest.map((figure) => figure.asOf).sort();
      expect(median).toMatchObject({ sites: latest.length, from: asOf[0], to: asOf.at(-1) });
      expect(tenMillionths(median?.value ?? "") * 2n).toBe(twice);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(5);
  expect(alone).toBeGreaterThan(0);
});

it("leads from a former site to the present one, and knows no site of another project", async () => {
  const former = raw.sites.find(({ mergedIntoId }) => mergedIntoId !== null);
  const found = await readProfileSite(scope, former?.id ?? "");
  expect(found).toEqual({ presentId: expect.any(String) });
  expect(present.map(({ id }) => id)).toContain((found as { presentId: string }).presentId);
  const other = await buildWorld(prisma, seeded(1));
  const foreign = trustedScope({ projectId: other.projectId, userId: other.leadId, role: "lead" });
  expect(await readProfileSite(foreign, present[0]?.id ?? "")).toBeNull();
});

it("counts nothing that is not approved for someone who only reads", async () => {
  const viewer = scopeOf("viewer");
  for (const { id } of present) {
    const found = await readProfileSite(viewer, id);
    if (!found || "presentId" in found) throw new Error("not a present site");
    const profile = await readProfile(viewer, { site: found.site, unapproved: true, bounds: everything });
    expect(profile.visits.filter(({ state }) => state !== "approved")).toEqual([]);
    expect(profile.entries.filter(({ waiting }) => waiting)).toEqual([]);
  }
});
