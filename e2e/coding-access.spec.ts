import type { APIRequestContext } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addMember, addSite, addTheme, addVisit, createProject, entryContent, readingContent, visitContent } from "@/lib/testing/factories";
import { builtActions, callAction } from "./doors";
import { expect, newAccount, ownAddress, signIn, test } from "./fixtures";

/** Who may turn which door of the codebook and the ledger, over HTTP, with input that is right in all but the person. */

const rights = {
  "codebook.createTheme": ["lead", "reviewer"],
  "codebook.updateTheme": ["lead", "reviewer"],
  "codebook.moveTheme": ["lead", "reviewer"],
  "codebook.deleteTheme": ["lead", "reviewer"],
  "codebook.assignThemes": ["lead", "reviewer", "member"],
  "codebook.unassignTheme": ["lead", "reviewer", "member"],
  "indicators.verifyReading": ["lead", "reviewer"],
} as const;
type RoomDoor = keyof typeof rights;
const roomDoors = Object.keys(rights) as RoomDoor[]; // the keys of a closed literal
const members = ["lead", "reviewer", "member", "viewer"] as const;

async function prepare(db: PrismaClient) {
  const accounts = { lead: await newAccount(db), reviewer: await newAccount(db), member: await newAccount(db), viewer: await newAccount(db), stranger: await newAccount(db) };
  const projectId = await createProject(db, { leadId: accounts.lead.id });
  for (const role of ["reviewer", "member", "viewer"] as const) await addMember(db, { projectId, userId: accounts[role].id, role });
  // A lead, of another project.
  await createProject(db, { leadId: accounts.stranger.id });
  const siteId = await addSite(db, { projectId });
  return { accounts, projectId, siteId };
}

/** Rows of one knock's own, so that one that succeeds leaves the others as they were. */
async function rowsFor(db: PrismaClient, projectId: string, input: { siteId: string; recorderId: string }) {
  const themeId = await addTheme(db, { projectId, dimension: "problem" });
  const entry = entryContent({ text: "专职人员不足", dimension: "problem" });
  const reading = readingContent({ indicator: "网格", value: "46" });
  await addVisit(db, { projectId, content: visitContent({ ...input, entries: [entry], readings: [reading] }) });
  return { themeId, entryId: entry.id, readingId: reading.id };
}

function inputOf(door: RoomDoor, projectId: string, rows: Awaited<ReturnType<typeof rowsFor>>): object {
  const { themeId, entryId, readingId } = rows;
  switch (door) {
    case "codebook.createTheme":
      return { projectId, dimension: "problem", name: `新主题${themeId}`, definition: "", parentId: null };
    case "codebook.updateTheme":
      return { projectId, themeId, name: `改名${themeId}`, definition: "", parentId: null };
    case "codebook.moveTheme":
      return { projectId, themeId, direction: "up" };
    case "codebook.deleteTheme":
      return { projectId, themeId, entries: 0 };
    case "codebook.assignThemes":
      return { projectId, entryIds: [entryId], themeIds: [themeId] };
    case "codebook.unassignTheme":
      return { projectId, assignments: [{ entryId, themeId }] };
    case "indicators.verifyReading":
      return { projectId, readingId, version: 1, verification: "verified", note: "" };
  }
}

test("themes and figures are changed by those whose role may, and by nobody else", async ({ db, playwright, baseURL }) => {
  test.slow();
  const { accounts, projectId, siteId } = await prepare(db);
  const idOf = new Map(builtActions().map(({ door, id }) => [door, id]));
  const openContext = () => playwright.request.newContext({ ...(baseURL && { baseURL }), extraHTTPHeaders: { "x-forwarded-for": ownAddress(), ...(baseURL && { origin: baseURL }) } });
  const knock = async (context: APIRequestContext, door: RoomDoor) => {
    const rows = await rowsFor(db, projectId, { siteId, recorderId: accounts.lead.id });
    const audits = () => db.auditEvent.count({ where: { projectId } });
    const before = await audits();
    const { status, result } = await callAction(context, idOf.get(door) ?? "", inputOf(door, projectId, rows));
    expect(status, door).toBe(200);
    return { outcome: result?.ok ? "done" : result?.error.code, audited: (await audits()) - before };
  };

  for (const person of [...members, "stranger", "anonymous"] as const) {
    const context = await openContext();
    if (person !== "anonymous") await signIn(context, accounts[person]);
    for (const door of roomDoors) {
      const allowed: readonly string[] = rights[door];
      const expected =
        person === "anonymous" ? "unauthenticated"
        : person === "stranger" ? "not_found"
        : allowed.includes(person) ? "done"
        : "forbidden";
      // What is done leaves one row in the audit, what is refused none.
      expect(await knock(context, door), `${person} at ${door}`).toEqual({ outcome: expected, audited: expected === "done" ? 1 : 0 });
    }
    await context.dispose();
  }
});
