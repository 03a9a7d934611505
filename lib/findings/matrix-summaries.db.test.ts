import { beforeEach, describe, expect, it } from "vitest";
import { mergeTheme, undoMerge } from "@/lib/codebook/merge";
import type { ProjectScope } from "@/lib/auth/scope";
import { readCells } from "@/lib/findings/matrix/read-matrix";
import { readCellSummary } from "@/lib/findings/matrix/read-summaries";
import { saveSummary } from "@/lib/findings/mutations";
import type { SavedText } from "@/lib/findings/sourced/save-version";
import { testDatabase } from "@/lib/testing/database";
import {
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

let lead: ProjectScope;
let colleague: ProjectScope;
let viewer: ProjectScope;
let siteId: string;
let themeId: string;
let visitId: string;
let entryIds: string[];

beforeEach(async () => {
  const leadId = await createAccount(prisma);
  const projectId = await createProject(prisma, { leadId });
  siteId = await addSite(prisma, { projectId, name: "桥头镇" });
  themeId = await addTheme(prisma, { projectId, dimension: "problem", name: "缺人" });
  ({ visitId, entryIds } = await hear(projectId, leadId, ["没有人手", "一个人管七条线"]));
  const as = async (role: "member" | "viewer") => {
    const userId = await createAccount(prisma);
    await prisma.membership.create({ data: { projectId, userId, role } });
    return trustedScope({ projectId, userId, role });
  };
  lead = trustedScope({ projectId, userId: leadId, role: "lead" });
  [colleague, viewer] = [await as("member"), await as("viewer")];
});

async function hear(projectId: string, recorderId: string, texts: string[], at = siteId) {
  const entries = texts.map((text) => entryContent({ text, dimension: "problem" }));
  const visit = await addVisit(prisma, {
    projectId,
    content: visitContent({ siteId: at, recorderId, entries }),
    state: "approved",
    themes: Object.fromEntries(entries.map(({ id }) => [id, [themeId]])),
  });
  return { visitId: visit, entryIds: entries.map(({ id }) => id) };
}

const cell = () => ({ dimension: "problem" as const, siteId, columnId: themeId });
const read = (scope = lead) => readCellSummary(scope, cell());
const save = async (text: string, scope = lead, seen?: { version: string | null; sources: string }) => {
  const { versions, mark } = await read();
  const { version, sources } = seen ?? { version: versions[0]?.id ?? null, sources: mark };
  return transact((tx) =>
    saveSummary(tx, scope, {
      ...{ projectId: scope.projectId, siteId, columnId: themeId, text, version, sources },
      now: new Date(),
    }),
  );
};
const shownIn = async (scope: ProjectScope) => {
  const cells = await readCells(
    scope,
    { dimension: "problem" },
    { siteIds: [siteId], columnIds: [themeId], pair: false },
  );
  return cells[0]?.summary;
};
const revoke = (state: "returned" | "voided") =>
  prisma.visit.update({
    where: { projectId_id: { projectId: lead.projectId, id: visitId } },
    data: { state, approvedAt: null, approvedBy: null },
  });

describe("a summary of a cell", () => {
  it("says that its evidence has changed, and how, when entries are added, changed, recoded, not approved or deleted", async () => {
    await save("人手普遍不够");
    expect(await shownIn(viewer)).toEqual({ text: "人手普遍不够", stale: false });
    const { projectId, userId } = lead;
    const [first = "", second = ""] = entryIds;
    const { entryIds: added } = await hear(projectId, userId, ["招不到人"]);
    await prisma.entry.update({
      where: { projectId_id: { projectId, id: first } },
      data: { text: "仍然没有人手" },
    });
    await prisma.entryTheme.deleteMany({ where: { projectId, entryId: second } });
    expect(await shownIn(viewer)).toEqual({ text: "人手普遍不够", stale: true });
    const changed = async () => (await read()).changed.map(({ id, how }) => `${how} ${id}`).sort();
    expect(await changed()).toEqual([`added ${added[0]}`, `changed ${first}`, `recoded ${second}`].sort());
    await revoke("returned");
    expect(await changed()).toEqual([`added ${added[0]}`, `unapproved ${first}`, `unapproved ${second}`].sort());
    await prisma.entry.delete({ where: { projectId_id: { projectId, id: second } } });
    expect(await changed()).toEqual([`added ${added[0]}`, `unapproved ${first}`, `deleted ${second}`].sort());

    await save("看过，仍然成立");
    expect(await shownIn(viewer)).toEqual({ text: "看过，仍然成立", stale: false });
  });

  it("is not shown, and its changes are not read, where nothing that counts stands behind it", async () => {
    await save("人手普遍不够");
    await revoke("returned");
    expect(await shownIn(viewer)).toEqual({ text: null, stale: true });
    const seen = await read(viewer);
    expect(seen.versions).toEqual([]);
    expect(seen.changed.map(({ entry }) => entry)).toEqual([null, null]);
    expect((await read(colleague)).versions[0]?.text).toBe("人手普遍不够");
    await expect(save("没有佐证")).rejects.toMatchObject({ key: "matrix.summary.noSources" });
    expect(await save("")).toMatchObject({ saved: true });
    expect(await shownIn(lead)).toBeUndefined();
  });

  it("is never replaced unseen: who saves later sees the other text, and both stay", async () => {
    const before = await read();
    const seen = { version: null, sources: before.mark };
    expect(await save("甲写的", lead, seen)).toMatchObject({ saved: true });
    const lost = await save("乙写的", colleague, seen);
    expect(lost).toMatchObject({ saved: false, other: { text: "甲写的" } });
    expect((await read()).versions.map(({ text }) => text)).toEqual(["甲写的"]);
    const other = lost.saved ? null : lost.other;
    await save("乙写的", colleague, { version: other?.id ?? null, sources: before.mark });
    expect((await read()).versions.map(({ text }) => text)).toEqual(["乙写的", "甲写的"]);
  });

  it("has one winner if two people write at the same moment", async () => {
    const { mark } = await read();
    const write = (text: string, scope: ProjectScope) => (tx: Parameters<Parameters<typeof transact>[0]>[0]) =>
      saveSummary(tx, scope, {
        ...{ projectId: scope.projectId, siteId, columnId: themeId, text, version: null, sources: mark },
        now: new Date(),
      });
    const { first, second } = await race(write("甲写的", lead), () => transact(write("乙写的", colleague)));
    const results = [first, second].map((done) =>
      done.status === "fulfilled" ? (done.value as SavedText).saved : null,
    );
    expect(results).toEqual([true, false]);
    expect((await read()).versions.map(({ text }) => text)).toEqual(["甲写的"]);
  });

  it("is not saved on entries that its writer has not read", async () => {
    const { mark } = await read();
    await hear(lead.projectId, lead.userId, ["招不到人"]);
    expect(await save("人手普遍不够", lead, { version: null, sources: mark })).toEqual({ saved: false, other: null });
    expect((await read()).versions).toEqual([]);
  });

  it("is not written again if nothing of it is new", async () => {
    await save("人手普遍不够");
    await save("人手普遍不够");
    expect((await read()).versions).toHaveLength(1);
  });

  it("follows its theme into another one and back, and its site into the present-day one", async () => {
    await save("人手普遍不够");
    const { projectId, userId } = lead;
    const intoId = await addTheme(prisma, { projectId, dimension: "problem", name: "人手" });
    const now = new Date();
    const mergeId = await transact((tx) => mergeTheme(tx, lead, { themeId, intoId, entries: 2, now }));
    const merged = await readCellSummary(lead, { ...cell(), columnId: intoId });
    expect(merged.versions.map(({ text }) => text)).toEqual(["人手普遍不够"]);
    expect(merged.changed).toEqual([]);
    await transact((tx) => undoMerge(tx, lead, { mergeId, now }));
    expect((await readCellSummary(lead, { ...cell(), columnId: intoId })).versions).toEqual([]);
    expect((await read()).versions).toHaveLength(1);

    const present = await addSite(prisma, { projectId, name: "新桥镇" });
    await hear(projectId, userId, ["新镇也缺人"], present);
    await prisma.site.update({ where: { projectId_id: { projectId, id: siteId } }, data: { mergedIntoId: present } });
    const moved = await readCellSummary(lead, { ...cell(), siteId: present });
    expect(moved.versions.map(({ text }) => text)).toEqual(["人手普遍不够"]);
    expect(moved.changed.map(({ how }) => how)).toEqual(["added"]);
  });

  it("of a whole dimension stands on all entries of the dimension", async () => {
    const columnId = "problem";
    const { mark } = await readCellSummary(lead, { dimension: undefined, siteId, columnId });
    const saved = await transact((tx) =>
      saveSummary(tx, lead, {
        ...{ projectId: lead.projectId, siteId, columnId, text: "问题在人", version: null, sources: mark },
        now: new Date(),
      }),
    );
    expect(saved.saved).toBe(true);
    await prisma.entryTheme.deleteMany({ where: { projectId: lead.projectId } });
    const whole = await readCells(lead, {}, { siteIds: [siteId], columnIds: [columnId], pair: false });
    expect(whole[0]?.summary).toEqual({ text: "问题在人", stale: false });
    expect((await read()).versions).toEqual([]);
  });

  it("cannot be written of a cell of another project", async () => {
    const other = await createProject(prisma, { leadId: lead.userId });
    const foreign = trustedScope({ projectId: other, userId: lead.userId, role: "lead" });
    await expect(save("别处的", foreign)).rejects.toMatchObject({ code: "not_found" });
  });
});
