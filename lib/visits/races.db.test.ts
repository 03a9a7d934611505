import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { removeMember } from "@/lib/members/mutations";
import { readOutline } from "@/lib/projects/data";
import { fingerprintOf } from "@/lib/projects/fingerprint";
import { closeProject, reopenProject, saveOutline } from "@/lib/projects/mutations";
import { removeSite } from "@/lib/sites/mutations";
import { testDatabase } from "@/lib/testing/database";
import {
  addMember,
  addQuestion,
  addSite,
  createAccount,
  entryContent,
  figureContent,
  serial,
} from "@/lib/testing/factories";
import { raceOf } from "@/lib/testing/race";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import { within } from "@/lib/statements";
import { saveVisit } from "@/lib/visits/mutations";

/**
 * What a save or a coding depends on is taken away at the same moment. Each pair in both orders, with real
 * transactions: the first has done its work and not committed yet when the second begins.
 */
const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId } = desk;
const [asLead, asMember] = [desk.scopeOf("lead"), desk.scopeOf("member")];

const { transact, race } = raceOf(prisma);
const fulfilled = (value: unknown) => ({ status: "fulfilled", value });
const refused = (reason: object) => ({ status: "rejected", reason: expect.objectContaining(reason) });
const saving = (content = desk.note(), id = uuidv7()) => ({ id, baseVersion: 0, content, submit: false, now: deskNow });

describe("a site that is taken off the list while a visit for it is being saved", () => {
  it("is refused to the visit that comes second", async () => {
    const siteId = await addSite(prisma, { projectId });
    const { first, second } = await race(
      (tx) => removeSite(tx, asLead, siteId, deskNow),
      () => desk.send({ content: desk.note({ siteId }) }),
    );
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject(
      fulfilled({ status: "invalid", fields: [{ path: "siteId", key: "visits.errors.siteRemoved" }] }),
    );
    expect(await prisma.visit.count({ where: { projectId, siteId } })).toBe(0);
  });

  it("stays on the list where the visit came first", async () => {
    const siteId = await addSite(prisma, { projectId });
    const { first, second } = await race(
      (tx) => saveVisit(within(tx), asMember, saving(desk.note({ siteId }))),
      () => transact((tx) => removeSite(tx, asLead, siteId, deskNow)),
    );
    expect(first).toMatchObject(fulfilled({ status: "saved" }));
    expect(second).toMatchObject(refused({ key: "sites.problems.used" }));
  });

  it("never ends removed with a visit, whoever of many comes first", async () => {
    for (let round = 0; round < 20; round += 1) {
      const siteId = await addSite(prisma, { projectId });
      const content = desk.note({ siteId });
      await Promise.allSettled([
        ...[1, 2].map(() => desk.send({ content: { ...content, entries: [entryContent({ text: serial() })] } })),
        transact((tx) => removeSite(tx, asLead, siteId, deskNow)),
      ]);
      const site = await prisma.site.findUniqueOrThrow({ where: { projectId_id: { projectId, id: siteId } } });
      const visits = await prisma.visit.count({ where: { projectId, siteId } });
      expect(site.removedAt === null || visits === 0, `round ${round}: removed with ${visits} visits`).toBe(true);
    }
  });
});

describe("a member who is taken out of the project while a visit of theirs is being saved", () => {
  it("writes nothing more", async () => {
    const userId = await createAccount(prisma);
    await addMember(prisma, { projectId, userId, role: "member" });
    const content = desk.note({ recorderId: userId, memberIds: [userId] });
    const id = uuidv7();
    const { first, second } = await race(
      (tx) => removeMember(tx, asLead, userId, deskNow),
      () => desk.send({ id, content }, userId),
    );
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject(fulfilled({ status: "forbidden", key: "visits.sync.noProject" }));
    expect(await prisma.visit.count({ where: { projectId, id } })).toBe(0);
  });
});

describe("a project that is closed while a visit is being saved", () => {
  const reopened = () => transact((tx) => reopenProject(tx, asLead, { seenClosed: true }));

  it.each(["new", "known"])(
    "takes in no %s visit any more, which is kept by the device and gets in later",
    async (kind) => {
      const id = uuidv7();
      const content = desk.note();
      if (kind === "known") await desk.send({ id, content });
      const sent = { id, content: desk.note({ place: "村部" }), baseVersion: kind === "known" ? 1 : 0 };
      const { first, second } = await race(
        (tx) => closeProject(tx, asLead, { seenClosed: false, now: deskNow }),
        () => desk.send(sent),
      );
      expect(first.status).toBe("fulfilled");
      expect(second).toMatchObject(fulfilled({ status: "forbidden", key: "visits.sync.closed" }));
      expect((await desk.kept(id))?.place).toBe(kind === "known" ? content.place : undefined);
      await reopened();
      expect(await desk.send(sent)).toMatchObject({ status: "saved" });
      expect((await desk.kept(id))?.place).toBe("村部");
    },
  );
});

describe("a question that is retired while it is being answered", () => {
  it("keeps the answer: it is retired and still there, for those who were asked", async () => {
    const questionId = await addQuestion(prisma, { projectId, dimension: "problem", text: "还有什么困难？" });
    const { dimensions, fingerprint } = await transact(async (tx) => {
      const outline = await readOutline(asLead, tx);
      const without = outline.map(({ key, label, guidance, questions }) => ({
        key,
        label,
        guidance,
        questions: questions.filter(({ id }) => id !== questionId).map(({ id, text, hint }) => ({ id, text, hint })),
      }));
      return { dimensions: without, fingerprint: fingerprintOf(outline) };
    });
    const entry = entryContent({ text: "答了这一问。", dimension: "problem", questionId });
    const { first, second } = await race(
      (tx) => saveOutline(tx, asLead, { projectId, fingerprint, dimensions }, deskNow),
      () => desk.send({ content: desk.note({ entries: [entry] }) }),
    );
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject(fulfilled({ status: "saved" }));
    const kept = await prisma.entry.findUniqueOrThrow({ where: { projectId_id: { projectId, id: entry.id } } });
    expect(kept.questionId).toBe(questionId);
  });
});

describe("visits that are sent for the first time at the same moment", () => {
  it("with an entry of the same id: one has it, the others are told, and no entry is lost", async () => {
    for (let round = 0; round < 5; round += 1) {
      const entry = entryContent({ text: serial() });
      const replies = await Promise.all(
        [1, 2, 3, 4].map(() =>
          desk.send({ content: desk.note({ entries: [entry, entryContent({ text: serial() })] }) }),
        ),
      );
      const saved = replies.filter(({ status }) => status === "saved");
      expect(saved).toHaveLength(1);
      expect(replies.filter(({ status }) => status === "invalid")).toMatchObject(
        Array.from({ length: 3 }, () => ({ fields: [{ path: "entries.0.id", key: "visits.errors.idTaken" }] })),
      );
      const { visitId } = await prisma.entry.findUniqueOrThrow({
        where: { projectId_id: { projectId, id: entry.id } },
      });
      expect(saved[0]?.id).toBe(visitId);
      expect(await prisma.entry.count({ where: { projectId, visitId } })).toBe(2);
    }
  });

  it("with the same new indicators are all saved, and each indicator is there once", async () => {
    const names = [serial(), serial(), serial()];
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        desk.send({
          content: desk.note({ figures: names.map((indicator) => figureContent({ indicator, value: "7" })) }),
        }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => "saved"));
    expect(await prisma.indicator.count({ where: { projectId, name: { in: names } } })).toBe(3);
    expect(await prisma.figure.count({ where: { projectId, indicator: { name: { in: names } } } })).toBe(24);
  });
});
