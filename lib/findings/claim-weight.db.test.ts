import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import { claimSites, readEvidence } from "@/lib/findings/queries/claim-support";
import { currentClaims, currentStatements } from "@/lib/findings/queries/claim-versions";
import { claimWeight } from "@/lib/findings/queries/claim-weight";
import { placeClaims } from "@/lib/findings/queries/standing-claims";
import { testDatabase } from "@/lib/testing/database";
import { buildWorld, pick, seeded } from "@/lib/testing/findings-world";
import { trustedScope } from "@/lib/testing/trusted-scope";
import { dimensionKeys } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const random = seeded(20_261_229);
const now = new Date("2026-11-30T02:00:00Z");
let scope: ProjectScope;

const some = <Item>(items: readonly Item[], most: number) => [
  ...new Set(
    items.length > 0 ? Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(random, items)) : [],
  ),
];

beforeAll(async () => {
  const { projectId, leadId } = await buildWorld(prisma, random);
  scope = trustedScope({ projectId, userId: leadId, role: "lead" });
  const [themes, entries, counted] = await Promise.all([
    prisma.theme.findMany({ where: { projectId }, select: { id: true, dimension: true } }),
    prisma.entry.findMany({ where: { projectId }, select: { id: true } }),
    prisma.entry.findMany({ where: { projectId, visit: { state: "approved" } }, select: { id: true } }),
  ]);
  for (let index = 0; index < 60; index += 1) {
    const dimension = pick(random, dimensionKeys);
    const own = themes.filter((theme) => theme.dimension === dimension);
    const written = { projectId, dimension, sources: [], writtenBy: leadId, writtenAt: now };
    const said = {
      themeIds: some(own, 2).map(({ id }) => id),
      // Of any dimension and state: those that do not count fall with nothing.
      evidenceIds: some([...entries, ...counted, ...counted], 16).map(({ id }) => id),
    };
    const claimId = uuidv7();
    await prisma.claimVersion.create({
      data: { ...written, ...said, id: uuidv7(), claimId, statement: `判断${index}` },
    });
    if (index % 10 === 0)
      await prisma.claimVersion.create({
        data: {
          ...written,
          ...said,
          id: uuidv7(),
          claimId,
          statement: "",
          writtenAt: new Date("2026-11-30T03:00:00Z"),
        },
      });
  }
});

/** By claim: its sites, and those of its chosen entries that count. */
async function standing() {
  const claims = await placeClaims(scope, await currentClaims(scope));
  const [sitesOf, told] = await Promise.all([
    claimSites(scope, claims),
    readEvidence(
      scope,
      claims.flatMap(({ evidenceIds }) => evidenceIds),
    ),
  ]);
  return claims.map(({ id, dimension, evidenceIds, version }) => ({
    ...{ id, text: version.text, sites: sitesOf.get(id)?.length ?? 0 },
    evidence: evidenceIds.filter((entryId) => told.get(entryId)?.dimension === dimension).length,
  }));
}

it("says before it happens which claims lose a site or a chosen entry when a visit stops counting", async () => {
  const { projectId } = scope;
  const visits = await prisma.visit.findMany({ where: { projectId, state: "approved" }, select: { id: true } });
  const seen = { sites: 0, evidenceOfSitesThatStay: 0, untouched: 0 };
  for (const { id } of visits) {
    const said = await claimWeight(scope, id);
    const before = await standing();
    await prisma.visit.update({
      where: { projectId_id: { projectId, id } },
      data: { state: "returned", approvedAt: null, approvedBy: null },
    });
    const after = new Map((await standing()).map((claim) => [claim.id, claim]));
    const fallen = before.flatMap(({ id: claimId, text, sites: from, evidence: had }) => {
      const { sites: to = 0, evidence: has = 0 } = after.get(claimId) ?? {};
      return from === to && had === has ? [] : [{ id: claimId, text, from, to, evidence: had - has }];
    });
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(said.toSorted(byId)).toEqual(fallen.toSorted(byId));
    expect(said.map(({ from }) => from)).toEqual(said.map(({ from }) => from).toSorted((a, b) => b - a));
    seen.sites += fallen.filter(({ from, to }) => to < from).length;
    seen.evidenceOfSitesThatStay += fallen.filter(({ from, to }) => to === from).length;
    seen.untouched += before.length - fallen.length;
    // It counts no more, so it has nothing to take away.
    expect(await claimWeight(scope, id)).toEqual([]);
  }
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(0);
});

it("weighs no claim that was taken away", async () => {
  const texts = (await currentStatements(scope)).map(({ text }) => text);
  expect(texts).toHaveLength(54);
  expect(texts).not.toContain("");
});
