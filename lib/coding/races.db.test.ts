import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { createTheme, deleteTheme } from "@/lib/codebook/mutations";
import { assignThemes } from "@/lib/coding/mutations";
import type { Transaction } from "@/lib/db";
import { testDatabase } from "@/lib/testing/database";
import { entryContent, serial } from "@/lib/testing/factories";
import { raceOf } from "@/lib/testing/race";
import { deskNow, openVisitWorld } from "@/lib/testing/visit-world";
import { within } from "@/lib/statements";
import { saveVisit } from "@/lib/visits/mutations";

const { prisma } = await testDatabase();
const desk = await openVisitWorld(prisma);
const { projectId } = desk;
const [asLead, asMember] = [desk.scopeOf("lead"), desk.scopeOf("member")];
const { transact, race } = raceOf(prisma);

const fulfilled = (value: unknown) => ({ status: "fulfilled", value });
const refused = (reason: object) => ({ status: "rejected", reason: expect.objectContaining(reason) });
describe("a theme that is deleted while it is put on an entry", () => {
  const themeAndEntry = async () => {
    const entry = entryContent({ text: `道路积水${serial()}。`, dimension: "problem" });
    await desk.send({ content: desk.note({ entries: [entry] }) });
    const fields = { dimension: "problem" as const, name: `主题${serial()}`, definition: "", parentId: null };
    const themeId = await transact((tx) => createTheme(tx, asLead, fields));
    return { themeId, entryId: entry.id };
  };
  const putting = (themeId: string, entryId: string) => (tx: Transaction) =>
    assignThemes(tx, asMember, { entryIds: [entryId], themeIds: [themeId], now: deskNow });
  const deleting = (themeId: string) => (tx: Transaction) => deleteTheme(tx, asLead, { themeId, entries: 0 });

  it("is put on nothing where it went first", async () => {
    const { themeId, entryId } = await themeAndEntry();
    const { first, second } = await race(deleting(themeId), () => transact(putting(themeId, entryId)));
    expect(first.status).toBe("fulfilled");
    expect(second).toMatchObject(refused({ code: "not_found" }));
  });

  it("stays with its entry where that came first, for the person was told of none", async () => {
    const { themeId, entryId } = await themeAndEntry();
    const { first, second } = await race(putting(themeId, entryId), () => transact(deleting(themeId)));
    expect(first.status).toBe("fulfilled");
    expect(second.status).toBe("rejected");
    expect(await prisma.entryTheme.count({ where: { projectId, themeId, entryId } })).toBe(1);
  });
});

describe("an entry that its writer deletes while it is being coded", () => {
  it("is gone with its theme, and the coding is refused or gone too: nothing points at what is not there", async () => {
    const entry = entryContent({ text: "要删去的一条。", dimension: "problem" });
    const id = uuidv7();
    const content = desk.note({ entries: [entry] });
    expect(await desk.send({ id, content })).toMatchObject({ status: "saved" });
    const fields = { dimension: "problem" as const, name: `主题${serial()}`, definition: "", parentId: null };
    const themeId = await transact((tx) => createTheme(tx, asLead, fields));
    const without = { ...content, entries: [entryContent({ text: "另一条。" })] };
    const { first, second } = await race(
      (tx) => saveVisit(within(tx), asMember, { id, baseVersion: 1, content: without, submit: false, now: deskNow }),
      () => transact((tx) => assignThemes(tx, asMember, { entryIds: [entry.id], themeIds: [themeId], now: deskNow })),
    );
    expect(first).toMatchObject(fulfilled({ status: "saved" }));
    expect(second).toMatchObject(refused({ code: "not_found" }));
    expect(await prisma.entryTheme.count({ where: { projectId, themeId } })).toBe(0);
  });
});
