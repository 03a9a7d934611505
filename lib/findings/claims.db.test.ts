import { beforeEach, describe, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/auth/scope";
import { mergeTheme, undoMerge } from "@/lib/codebook/merge";
import { readClaims, standingClaims } from "@/lib/findings/queries/standing-claims";
import { affirmClaim, saveClaim } from "@/lib/findings/claims/save-claim";
import { readEvidence } from "@/lib/findings/queries/claim-support";
import { claimVersions } from "@/lib/findings/queries/claim-versions";
import { claimsOfThemes } from "@/lib/findings/queries/theme-claims";
import { changedEntries } from "@/lib/findings/queries/changed-entries";
import { sourceMark } from "@/lib/findings/sourced/source-mark";
import { testDatabase } from "@/lib/testing/database";
import {
  addMember,
  addSite,
  addTheme,
  addVisit,
  createAccount,
  createProject,
  entryContent,
  visitContent,
} from "@/lib/testing/factories";
import { raceOf } from "@/lib/testing/race";
import { trustedScope } from "@/lib/testing/trusted-scope";

const { prisma } = await testDatabase();
const { transact, race } = raceOf(prisma);
const now = new Date();

let lead: ProjectScope;
let colleague: ProjectScope;
let viewer: ProjectScope;
let bridge: string;
let lake: string;
let short: string;
let weary: string;
let heard: string[];

beforeEach(async () => {
  const leadId = await createAccount(prisma);
  const projectId = await createProject(prisma, { leadId });
  const as = async (role: "member" | "viewer") => {
    const userId = await createAccount(prisma);
    await addMember(prisma, { projectId, userId, role });
    return trustedScope({ projectId, userId, role });
  };
  lead = trustedScope({ projectId, userId: leadId, role: "lead" });
  [colleague, viewer] = [await as("member"), await as("viewer")];
  [bridge, lake] = [await addSite(prisma, { projectId }), await addSite(prisma, { projectId })];
  short = await addTheme(prisma, { projectId, dimension: "problem", name: "缺人" });
  weary = await addTheme(prisma, { projectId, dimension: "problem", name: "负担重" });
  heard = await hear(["没有人手", "一个人管七条线"], { siteId: bridge, themeId: short });
});

async function hear(texts: string[], { siteId, themeId }: { siteId: string; themeId: string | null }) {
  const entries = texts.map((text) => entryContent({ text, dimension: "problem" }));
  await addVisit(prisma, {
    projectId: lead.projectId,
    content: visitContent({ siteId, recorderId: lead.userId, entries }),
    state: "approved",
    themes: Object.fromEntries(entries.map(({ id }) => [id, themeId ? [themeId] : []])),
  });
  return entries.map(({ id }) => id);
}

interface Said {
  claimId?: string | null;
  statement?: string;
  themeIds?: string[];
  evidenceIds?: string[];
  bestId?: string | null;
  version?: string | null;
}

async function inputOf({ evidenceIds = [], ...said }: Said) {
  const known = await readEvidence(lead, evidenceIds);
  return {
    ...{ projectId: lead.projectId, dimension: "problem" as const, claimId: null, version: null, now },
    ...{ statement: "基层普遍缺人", themeIds: [short], bestId: null, ...said },
    evidence: evidenceIds.map((id) => ({ id, hash: known.get(id)?.hash ?? "" })),
  };
}
const save = async (said: Said = {}, scope = lead) => {
  const input = await inputOf(said);
  return transact((tx) => saveClaim(tx, scope, input));
};
const read = async (scope = lead) => (await readClaims(scope))[0];
const versionsOf = async (claimId: string) => (await claimVersions(lead, claimId)).map(({ text }) => text);
const affirm = async () => {
  const claim = await read();
  if (!claim) throw new Error("no claim");
  const { projectId } = lead;
  const input = { projectId, claimId: claim.id, version: claim.version.id, sources: sourceMark(claim.sources), now };
  return transact((tx) => affirmClaim(tx, colleague, input));
};
const setState = (entryId: string, state: "returned" | "voided") =>
  prisma.visit.updateMany({
    where: { projectId: lead.projectId, entries: { some: { id: entryId } } },
    data: { state, approvedAt: null, approvedBy: null },
  });

describe("a claim", () => {
  it("says how its evidence has changed: words, sites that joined or left, and entries that no longer count", async () => {
    const [first = "", second = ""] = heard;
    await save({ evidenceIds: [second, first], bestId: first });
    expect(await read(viewer)).toMatchObject({ stale: false, evidence: [{ id: second }, { id: first }] });

    await prisma.entry.update({
      where: { projectId_id: { projectId: lead.projectId, id: first } },
      data: { text: "仍然没有人手" },
    });
    const [joined = ""] = await hear(["湖边也没人"], { siteId: lake, themeId: short });
    const changed = await read();
    expect(changed).toMatchObject({ stale: true, sites: [{ id: bridge }, { id: lake }] });
    expect(changed?.changes).toEqual({
      entries: { added: [], changed: [first], removed: [] },
      sites: { added: [lake], changed: [], removed: [] },
    });

    await affirm();
    expect(await read()).toMatchObject({ stale: false, version: { text: "基层普遍缺人", bestId: first } });
    await setState(joined, "voided");
    expect((await read())?.changes.sites.removed).toEqual([lake]);
    await prisma.entry.delete({ where: { projectId_id: { projectId: lead.projectId, id: second } } });
    const gone = await read();
    const how = await changedEntries(lead, gone?.changes.entries ?? { added: [], changed: [], removed: [] });
    expect(how.map((entry) => `${entry.how} ${entry.id}`)).toEqual([`deleted ${second}`]);
    await affirm();
    expect(await read()).toMatchObject({ stale: false, evidenceIds: [first] });
  });

  it("is not new because a site that it counts says it once more", async () => {
    await save();
    await hear(["又说没人"], { siteId: bridge, themeId: short });
    expect(await read()).toMatchObject({ stale: false, sites: [{ id: bridge }] });
  });

  it("counts a chosen entry that has none of its themes, as long as it counts in its dimension", async () => {
    const [entry = ""] = await hear(["跑断腿"], { siteId: lake, themeId: null });
    await save({ evidenceIds: [entry] });
    expect((await read())?.sites.map(({ id }) => id)).toEqual([bridge, lake]);
    await prisma.entry.updateMany({ where: { projectId: lead.projectId, id: entry }, data: { dimension: "status" } });
    expect(await read()).toMatchObject({ stale: true, sites: [{ id: bridge }], evidence: [] });
  });

  it("is shown to readers only while something that counts stands behind it, and is not written without", async () => {
    const { claimId } = await save();
    await setState(heard[0] ?? "", "returned");
    expect(await read(viewer)).toBeUndefined();
    expect(await read(colleague)).toMatchObject({ stale: true, sites: [] });
    await expect(affirm()).rejects.toMatchObject({ key: "claims.noSources" });
    await expect(save({ themeIds: [weary] })).rejects.toMatchObject({ key: "claims.noSources" });
    const version = (await read())?.version.id ?? null;
    expect(await save({ claimId, version, statement: "" })).toMatchObject({ saved: true });
    expect(await read()).toBeUndefined();
  });

  it("is never replaced unseen: who saves later sees the other text, and both stay", async () => {
    const { claimId } = await save();
    const seen = (await read())?.version.id ?? null;
    expect(await save({ claimId, version: seen, statement: "甲写的" })).toMatchObject({ saved: true });
    const lost = await save({ claimId, version: seen, statement: "乙写的" }, colleague);
    expect(lost).toMatchObject({ saved: false, other: { text: "甲写的" } });
    expect(await versionsOf(claimId)).toEqual(["甲写的", "基层普遍缺人"]);
    const version = lost.saved ? null : (lost.other?.id ?? null);
    await save({ claimId, version, statement: "乙写的" }, colleague);
    expect(await versionsOf(claimId)).toEqual(["乙写的", "甲写的", "基层普遍缺人"]);
  });

  it("has one winner if two people change it at the same moment", async () => {
    const { claimId } = await save();
    const version = (await read())?.version.id ?? null;
    const [mine, theirs] = [
      await inputOf({ claimId, version, statement: "甲写的" }),
      await inputOf({ claimId, version, statement: "乙写的" }),
    ];
    const { first, second } = await race(
      (tx) => saveClaim(tx, lead, mine),
      () => transact((tx) => saveClaim(tx, colleague, theirs)),
    );
    expect([first, second].map((done) => done.status === "fulfilled" && done.value.saved)).toEqual([true, false]);
    expect(await versionsOf(claimId)).toEqual(["甲写的", "基层普遍缺人"]);
  });

  it("is not saved on words that its writer has not read, and not seen on what the reader has not", async () => {
    const [first = ""] = heard;
    const before = await inputOf({ evidenceIds: [first] });
    await prisma.entry.updateMany({ where: { projectId: lead.projectId, id: first }, data: { text: "改了" } });
    expect(await transact((tx) => saveClaim(tx, lead, before))).toMatchObject({ saved: false, other: null });
    expect(await read()).toBeUndefined();

    await save();
    const claim = await read();
    if (!claim) throw new Error("no claim");
    await hear(["湖边也没人"], { siteId: lake, themeId: short });
    const input = { projectId: lead.projectId, claimId: claim.id, version: claim.version.id, now };
    const seen = await transact((tx) => affirmClaim(tx, lead, { ...input, sources: sourceMark(claim.sources) }));
    expect(seen).toMatchObject({ saved: false, other: null });
    expect((await read())?.stale).toBe(true);
  });

  it("follows a theme into another one and back, and says when one is gone", async () => {
    await save({ themeIds: [short, weary] });
    const [merged] = [await transact((tx) => mergeTheme(tx, lead, { themeId: short, intoId: weary, entries: 2, now }))];
    expect(await read()).toMatchObject({ themeIds: [weary], gone: 0, stale: false });
    await transact((tx) => undoMerge(tx, lead, { mergeId: merged, now }));
    expect(await read()).toMatchObject({ themeIds: [short, weary], stale: false });
    await prisma.theme.delete({ where: { projectId_id: { projectId: lead.projectId, id: weary } } });
    expect(await read()).toMatchObject({ themeIds: [short], gone: 1, stale: true });
    await affirm();
    expect(await read()).toMatchObject({ themeIds: [short], gone: 0, stale: false });
  });

  it("is named at its themes and at those they were merged into, with all its sites; readers see it while it has one", async () => {
    const { claimId } = await save({ themeIds: [short] });
    await save({ themeIds: [weary], evidenceIds: heard, statement: "都说累" });
    await hear(["湖边也没人"], { siteId: lake, themeId: short });
    expect(await claimsOfThemes(viewer, [short])).toEqual([{ id: claimId, text: "基层普遍缺人", sites: 2 }]);
    expect(await claimsOfThemes(viewer, [])).toEqual([]);
    await transact((tx) => mergeTheme(tx, lead, { themeId: short, intoId: weary, entries: 3, now }));
    const both = await claimsOfThemes(viewer, [weary]);
    expect(both.map(({ text, sites }) => [text, sites]).toSorted()).toEqual([
      ["基层普遍缺人", 2],
      ["都说累", 2],
    ]);
    const { projectId } = lead;
    await prisma.visit.updateMany({
      where: { projectId },
      data: { state: "returned", approvedAt: null, approvedBy: null },
    });
    expect(await claimsOfThemes(viewer, [weary])).toEqual([]);
    expect((await claimsOfThemes(colleague, [weary])).map(({ sites }) => sites)).toEqual([0, 0]);
  });

  it("counts a site as the one that it became part of, which is no news", async () => {
    await save();
    const present = await addSite(prisma, { projectId: lead.projectId });
    await prisma.site.update({
      where: { projectId_id: { projectId: lead.projectId, id: bridge } },
      data: { mergedIntoId: present },
    });
    expect(await read()).toMatchObject({ stale: false, sites: [{ id: present }] });
  });

  it("holds no theme and no entry of another dimension or project", async () => {
    const { projectId, userId } = lead;
    const answers = await addTheme(prisma, { projectId, dimension: "suggestion", name: "增编" });
    await expect(save({ themeIds: [answers] })).rejects.toMatchObject({ key: "claims.themeGone" });
    const other = await createProject(prisma, { leadId: userId });
    const foreign = trustedScope({ projectId: other, userId, role: "lead" });
    const { claimId } = await save();
    const version = (await read())?.version.id ?? null;
    const input = await inputOf({ claimId, version });
    await expect(transact((tx) => saveClaim(tx, foreign, input))).rejects.toMatchObject({ code: "not_found" });
    const sample = await inputOf({ themeIds: [], evidenceIds: heard });
    const nowhere = transact((tx) => saveClaim(tx, foreign, sample));
    expect(await nowhere).toMatchObject({ saved: false, other: null });
    expect(await standingClaims(foreign, await claimVersions(foreign, claimId))).toEqual([]);
  });
});
