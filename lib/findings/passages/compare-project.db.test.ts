import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Document, Packer, Paragraph } from "docx";
import { afterAll, describe, expect, it } from "vitest";
import { LocalStorage } from "@/lib/attachments/storage/local-storage";
import { fileKey } from "@/lib/attachments/storage/storage";
import type { Transaction } from "@/lib/db";
import { comparePassages } from "@/lib/findings/passages/compare-project";
import { plainText } from "@/lib/findings/passages/plain-text";
import { passageList, readPass } from "@/lib/findings/queries/passage-list";
import { testDatabase } from "@/lib/testing/database";
import { addSite, addVisit, createAccount, createProject, entryContent, visitContent } from "@/lib/testing/factories";
import { buildWorld, pick, seeded } from "@/lib/testing/findings-world";
import { recountPassages } from "@/lib/testing/passage-recount";
import { trustedScope } from "@/lib/testing/trusted-scope";
import type { VisitState } from "@/lib/vocabulary";

const { prisma } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), "zoufang-passages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const storage = new LocalStorage(folder);
const write = <Result>(work: (tx: Transaction) => Promise<Result>) => prisma.$transaction((tx) => work(tx));
const now = new Date("2026-11-30T02:00:00Z");
const shared = "村级议事会每月开一次，群众有事当场说、当场办，办完再回头看";

async function openRoom() {
  const leadId = await createAccount(prisma);
  const projectId = await createProject(prisma, { leadId });
  const sites: string[] = [];
  for (let index = 0; index < 6; index += 1) sites.push(await addSite(prisma, { projectId, position: index }));
  const visit = async (site: number, text: string, state: VisitState = "approved") => {
    const content = visitContent({ siteId: sites[site] ?? "", recorderId: leadId, entries: [entryContent({ text })] });
    return addVisit(prisma, { projectId, content, state });
  };
  const as = (role: "lead" | "viewer") => trustedScope({ projectId, userId: leadId, role });
  const shownTo = async (role: "lead" | "viewer", unapproved = false) =>
    (await passageList(as(role), { unapproved, page: 1, pageSize: 100 })).passages;
  const compare = (role: "lead" | "viewer" = "lead", unapproved = false) =>
    comparePassages(as(role), { unapproved, now, write, storage });
  return { projectId, leadId, sites, visit, as, shownTo, compare };
}

describe("雷同", () => {
  it("shows what approved visits of different sites share, marked in both texts", async () => {
    const { visit, compare, shownTo, as } = await openRoom();
    await visit(0, `我们这里：${shared}。`);
    await visit(1, `经验是${shared}！`);
    await visit(2, `与此无关的一段话，说的是园区配套和企业用工。`);
    await visit(2, `草稿里的${shared}`, "draft");
    await visit(3, `作废的${shared}`, "voided");
    await visit(4, "产业园区配套不足，职工子女上学要跑到城里", "submitted");
    await visit(5, "产业园区配套不足，职工子女上学要跑到城里", "submitted");
    expect(await compare()).toBe(true);
    const [passage, ...more] = await shownTo("viewer");
    expect(more).toEqual([]);
    if (!passage) throw new Error("nothing found");
    for (const [side, from, to] of [
      [passage.entry, 0, 1],
      [passage.other, 2, 3],
    ] as const)
      expect(passage.runs.map((run) => side.text.slice(run[from], run[to]))).toEqual([shared]);
    expect(passage.longest).toBe(plainText(shared).text.length);
    // With submitted visits only for who may read them, and a viewer never makes that comparison.
    expect(await compare("viewer", true)).toBe(true);
    expect(await readPass(as("lead"), true)).toBeNull();
    expect(await compare("lead", true)).toBe(true);
    expect(await shownTo("lead", true)).toHaveLength(2);
    expect(await shownTo("viewer", true)).toHaveLength(1);
  });

  it("shows nothing of a visit that does not count any more, nor of a text that was changed, and finds anew", async () => {
    const { projectId, visit, compare, shownTo } = await openRoom();
    const first = await visit(0, shared);
    await visit(1, shared);
    await compare();
    expect(await shownTo("lead")).toHaveLength(1);
    const key = { projectId_id: { projectId, id: first } };
    await prisma.visit.update({ where: key, data: { state: "returned", approvedAt: null, approvedBy: null } });
    expect(await shownTo("lead")).toEqual([]);
    await visit(2, shared);
    await compare();
    expect(await shownTo("lead")).toHaveLength(1);
    await prisma.entry.updateMany({ where: { projectId }, data: { text: "改过的话，和谁都不一样了" } });
    expect(await shownTo("lead")).toEqual([]);
  });

  it("compares notes with the Word files of their own site, and remembers one that cannot be read", async () => {
    const { projectId, leadId, visit, compare, shownTo } = await openRoom();
    const own = await visit(0, `座谈时说：${shared}`);
    const other = await visit(1, "另一个地方说的是路灯和垃圾清运的事，没有照抄。");
    const document = new Document({
      sections: [{ children: [new Paragraph("汇报材料"), new Paragraph(`一是${shared}。`)] }],
    });
    const files = { good: await Packer.pack(document, "uint8array"), bad: new Uint8Array([1, 2, 3]) };
    for (const [visitId, bytes] of [
      [own, files.good],
      [other, files.good],
      [own, files.bad],
    ] as const) {
      const row = await prisma.attachment.create({
        data: {
          ...{
            projectId,
            id: crypto.randomUUID(),
            visitId,
            kind: "document",
            fileName: "汇报材料.docx",
            createdBy: leadId,
          },
          mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          ...{
            byteSize: bytes.length,
            sha256: "a".repeat(64),
            sourceByteSize: bytes.length,
            sourceSha256: "b".repeat(64),
          },
          storageKey: "",
        },
      });
      const storageKey = fileKey(projectId, row.id);
      await prisma.attachment.update({ where: { projectId_id: { projectId, id: row.id } }, data: { storageKey } });
      await storage.put(storageKey, bytes);
    }
    expect(await compare()).toBe(true);
    const [passage, ...more] = await shownTo("lead");
    expect(more).toEqual([]);
    expect([passage?.entry.visitId, passage?.other.visitId, passage?.other.fileName]).toEqual([
      own,
      own,
      "汇报材料.docx",
    ]);
    expect(await prisma.materialText.count({ where: { projectId, readable: false } })).toBe(1);
  });

  it("does not compare again what has not changed", async () => {
    const { visit, compare, as } = await openRoom();
    await visit(0, shared);
    await compare();
    const before = await readPass(as("lead"), false);
    await comparePassages(as("lead"), { unapproved: false, now: new Date("2026-12-01T00:00:00Z"), write, storage });
    expect(await readPass(as("lead"), false)).toEqual(before);
  });
});

it.each([11, 12])("finds in a random project what a comparison of every pair finds (%s)", async (seed) => {
  const random = seeded(seed);
  const { projectId, leadId } = await buildWorld(prisma, random);
  const letters = [..."村级议事会每月一次专职网格员经费缺口群众办事跑多趟系统重复录入"];
  const textOf = (length: number) => Array.from({ length }, () => pick(random, letters)).join("");
  const sentences = Array.from({ length: 40 }, () => textOf(16 + Math.floor(random() * 20)));
  for (const { id } of await prisma.entry.findMany({ where: { projectId }, select: { id: true } })) {
    const text = `${textOf(14)}，${random() < 0.5 ? pick(random, sentences) : textOf(20)}。`;
    await prisma.entry.update({ where: { projectId_id: { projectId, id } }, data: { text } });
  }
  const sites = await prisma.site.findMany({ where: { projectId } });
  const present = (id: string): string => {
    const into = sites.find((site) => site.id === id)?.mergedIntoId;
    return into ? present(into) : id;
  };
  const lead = trustedScope({ projectId, userId: leadId, role: "lead" });
  for (const unapproved of [false, true]) {
    const states = unapproved ? ["approved", "submitted"] : ["approved"];
    const entries = await prisma.entry.findMany({
      where: { projectId, visit: { state: { in: states } } },
      select: { id: true, text: true, visit: { select: { siteId: true } } },
    });
    const units = entries.map(({ text, visit }) => ({
      site: sites.findIndex(({ id }) => id === present(visit.siteId)),
      kind: "note" as const,
      text: plainText(text).text,
    }));
    const again = recountPassages(units).filter(
      ({ share, longest }) => longest >= 12 || (share >= 0.25 && longest >= 8),
    );
    const pairOf = (a: string, b: string) => [a, b].sort().join(" ");
    expect(again.length).toBeGreaterThan(0);
    await comparePassages(lead, { unapproved, now, write, storage });
    const { passages } = await passageList(lead, { unapproved, page: 1, pageSize: 1_000 });
    expect(passages.map(({ entry, other }) => pairOf(entry.id, other.id)).sort()).toEqual(
      again.map(({ a, b }) => pairOf(entries[a]?.id ?? "", entries[b]?.id ?? "")).sort(),
    );
  }
});
