import { request, type Browser, type Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { withTyping, type LocalDraft } from "@/lib/offline/local-draft";
import { entryContent, visitContent } from "@/lib/testing/factories";
import { ownAddress, signIn } from "./fixtures";
import type { Team } from "./offline-app";

/** A device with many waiting visits, as an earlier version of the product stored them there. */

export function drafts({ projectId, siteId, member }: Team, texts: readonly string[]): LocalDraft[] {
  return texts.map((text, place) => {
    const content = visitContent({ siteId, recorderId: member.id, entries: [entryContent({ text })] });
    const typed = {
      ...content,
      startedAt: "09:00",
      endedAt: "11:00",
      audiences: content.audiences.map((row) => ({ ...row, id: uuidv7(), headCount: String(row.headCount) })),
    };
    const typing = {
      id: uuidv7(),
      projectId,
      siteName: "桥头镇",
      baseVersion: 0,
      typed: { ...typed, figures: [] },
      content,
      keeper: "an earlier tab",
    };
    return withTyping(undefined, typing, Date.now() - 60_000 + place);
  });
}

/** A page of a new browser profile, signed in, with these drafts in the device's database of version 1. */
export async function deviceWith(
  browser: Browser,
  input: { address: string; team: Team; waiting: readonly LocalDraft[] },
): Promise<Page> {
  const { address, team, waiting } = input;
  const context = await browser.newContext({
    baseURL: address,
    extraHTTPHeaders: { "x-forwarded-for": ownAddress() },
    locale: "zh-CN",
  });
  await signIn(context.request, team.member);
  const page = await context.newPage();
  // An address of the product that opens no database.
  await page.goto("/icon-192.png");
  await page.evaluate(
    ([name, rows]) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open(name, 1);
        opening.onupgradeneeded = () => void opening.result.createObjectStore("drafts", { keyPath: "id" });
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction("drafts", "readwrite");
          for (const row of rows) transaction.objectStore("drafts").put(row);
          transaction.oncomplete = () => {
            database.close();
            done();
          };
        };
      }),
    [`zoufang-${team.member.id}`, waiting] as const,
  );
  return page;
}

/** The ids that the server has acknowledged to this page. */
export function journalOf(page: Page): Set<string> {
  const acknowledged = new Set<string>();
  page.on("response", (response) => {
    if (!response.url().endsWith("/api/sync/visits") || !response.ok()) return;
    const note = async () => {
      const { replies } = (await response.json()) as { replies: { id: string; status: string }[] }; // our own route's answer
      for (const { id, status } of replies) if (status === "saved" || status === "duplicate") acknowledged.add(id);
    };
    void note().catch(() => {}); // the server was killed before it answered
  });
  return acknowledged;
}

/** What the server has of these drafts: id → its texts, and how often each was written. */
export async function rowsOf(db: PrismaClient, projectId: string, waiting: readonly LocalDraft[]) {
  const ids = waiting.map(({ id }) => id);
  const visits = await db.visit.findMany({
    where: { projectId, id: { in: ids } },
    select: { id: true, version: true, entries: { select: { text: true } } },
  });
  const audits = await db.auditEvent.groupBy({
    by: ["subjectId"],
    where: { projectId, subjectId: { in: ids } },
    _count: true,
  });
  const audited = new Map(audits.map(({ subjectId, _count }) => [subjectId, _count]));
  return new Map(
    visits.map(({ id, version, entries }) => [
      id,
      { version, texts: entries.map(({ text }) => text), audits: audited.get(id) ?? 0 },
    ]),
  );
}

/** The expected result: each draft once, complete, written once. */
export function whole(waiting: readonly LocalDraft[]) {
  return new Map(
    waiting.map(({ id, content }) => [
      id,
      { version: 1, texts: content?.entries.map(({ text }) => text) ?? [], audits: 1 },
    ]),
  );
}

/** Posts the same to the sync route many times in parallel, as this person. */
export async function postInParallel(input: {
  address: string;
  team: Team;
  body: object;
  times: number;
}): Promise<{ status: string }[]> {
  const { address, team, body, times } = input;
  const person = await request.newContext({ baseURL: address, extraHTTPHeaders: { "x-forwarded-for": ownAddress() } });
  await signIn(person, team.member);
  const post = async () => {
    const answer = await person.post("/api/sync/visits", {
      data: body,
      headers: { "x-zoufang-account": team.member.id },
      timeout: 60_000,
    });
    const { replies } = (await answer.json()) as { replies: { status: string }[] }; // our own route's answer
    return replies;
  };
  const answers = await Promise.all(Array.from({ length: times }, post));
  await person.dispose();
  return answers.flat();
}
