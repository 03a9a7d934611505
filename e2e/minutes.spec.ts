import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { docxParts, readParagraphs, type ReadParagraph } from "@/lib/testing/docx-reader";
import { addMember, addVisit, entryContent, figureContent, visitContent } from "@/lib/testing/factories";
import { addPhotos, photo, rows as fileRows } from "./attachments-app";
import { openDimension, recordVisit, type VisitNote } from "./app";
import { test } from "./device-test";
import { demoAccount, expect, newAccount } from "./fixtures";
import { readyForOffline, record, saved, signInAt, team, type Team } from "./offline-app";
import { fitsItsWidth, noViolations } from "./ui";

/** 走访纪要: from the visit's page and, without a network, from the form. */

async function visitOf(db: PrismaClient, { member, projectId, siteId }: Team, state: "draft" | "approved") {
  return addVisit(db, {
    projectId,
    state,
    content: visitContent({
      siteId,
      recorderId: member.id,
      visitedOn: "2026-11-23",
      audiences: [
        { category: "镇街干部", headCount: 6 },
        { category: "村干部", headCount: 3 },
      ],
      entries: [
        entryContent({ dimension: "status", text: "村级议事会每月一次，𠮷田村轮流主持。" }),
        entryContent({ dimension: "problem", text: "一个人管七条线。", form: "verbatim", speakerCategory: "村干部" }),
        entryContent({ dimension: "problem", text: "经费一年一议 <b>&amp;</b> {default-bullet-numbering-0}" }),
      ],
      figures: [figureContent({ indicator: "议事会", value: "14", asOf: "2026-10" })],
      marks: { status: null, example: "not_raised", problem: null, suggestion: "none" },
    }),
  });
}

const read = (path: string) => readParagraphs(new Uint8Array(readFileSync(path)));
const entriesIn = (paragraphs: readonly ReadParagraph[]) =>
  paragraphs.filter(({ style }) => style === "MinutesEntry").map(({ text }) => text);

async function saves(page: Page, click: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return download;
}

/** The number of sheets on which the page prints. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test("from the visit's page to a printed page and a Word file with the same content as the database", async ({
  db,
  pageOf,
}) => {
  const crew = await team(db);
  const visitId = await visitOf(db, crew, "draft");
  const page = await pageOf(crew.member);
  await page.goto(`/projects/${crew.projectId}/visits/${visitId}`);
  await page.getByRole("link", { name: "走访纪要" }).click();
  const paper = page.getByRole("article", { name: "走访纪要的样子" });
  await expect(paper.getByRole("heading", { level: 2 })).toHaveText(`${crew.site}走访纪要`);
  await expect(paper).toContainText("供核对，不作正式印发");
  await expect(paper).toContainText("镇街干部6人、村干部3人，共9人");
  await expect(paper).toContainText("未谈及（问到了，没有谈）。");
  await expect(paper).toContainText("无此情况（问到了，表示没有）。");
  await noViolations(page);
  expect(await sheets(page)).toBe(1);

  const download = await saves(page, () => page.getByRole("link", { name: "下载Word" }).click());
  expect(download.suggestedFilename()).toBe(`走访纪要_${crew.site}_2026-11-23.docx`);
  const paragraphs = read(await download.path());
  const rows = await db.$queryRaw<{ text: string }[]>`
    SELECT text FROM entries WHERE project_id = ${crew.projectId}::uuid AND visit_id = ${visitId}::uuid ORDER BY position`;
  const written = paragraphs.map(({ text }) => text).join("\n");
  for (const { text } of rows) expect(written.split(text), text).toHaveLength(2);
  expect(entriesIn(paragraphs)).toEqual([
    `1. ${rows[0]?.text}`,
    "数据：议事会 14个（截至2026年10月）",
    "未谈及（问到了，没有谈）。",
    `1. ${rows[1]?.text}（原话，村干部）`,
    `2. ${rows[2]?.text}`,
    "无此情况（问到了，表示没有）。",
  ]);
  expect(written).toContain("属实 □　　　需更正 □");
  const [audit] = await db.$queryRaw<
    { action: string }[]
  >`SELECT action FROM audit_events WHERE project_id = ${crew.projectId}::uuid AND subject_id = ${visitId}::uuid`;
  expect(audit?.action).toBe("GET /api/visits/[projectId]/[visitId]/minutes");
});

test("the photos of a visit are printed with their captions: behind the minutes, in Word, on the visit's page and from the device", async ({
  db,
  pageOf,
}) => {
  const crew = await team(db);
  const visitId = await visitOf(db, crew, "draft");
  const page = await pageOf(crew.member);
  const address = `/projects/${crew.projectId}/visits/${visitId}`;
  await page.goto(`${address}/edit`);
  await page.getByLabel("附到").selectOption({ index: 1 });
  await addPhotos(page, [await photo("公示栏.jpg")]);
  await page.getByLabel("附到").selectOption({ index: 0 });
  await addPhotos(page, [await photo("IMG_20261123_0941.jpg")]);
  await expect(fileRows(page, "uploaded")).toHaveCount(2, { timeout: 60_000 });
  const captions = ["照片1 公示栏（工作现状第1条）", "照片2"];

  const picturesIn = (file: Uint8Array) => [...docxParts(file).keys()].filter((path) => path.startsWith("word/media/"));
  const captionsIn = (file: Uint8Array) =>
    readParagraphs(file).flatMap(({ style, text }) => (style === "PhotoCaption" && text ? [text] : []));
  const made = await saves(page, () => page.getByRole("button", { name: "生成走访纪要" }).click());
  const onDevice = new Uint8Array(readFileSync(await made.path()));
  expect(picturesIn(onDevice)).toHaveLength(2);
  expect(captionsIn(onDevice)).toEqual(captions);

  await page.goto(`${address}/minutes`);
  const paper = page.getByRole("article", { name: "走访纪要的样子" });
  await expect(paper).toContainText("附照片2张。");
  await expect(paper.getByRole("listitem")).toHaveText(captions);
  await expect
    .poll(() => paper.locator("img").evaluateAll((found) => found.map((image) => (image as HTMLImageElement).complete)))
    .toEqual([true, true]);
  await noViolations(page);
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(await sheets(page)).toBe(2);
  expect(printed.match(/\/Subtype\s*\/Image/g)).toHaveLength(2);

  const download = await saves(page, () => page.getByRole("link", { name: "下载Word" }).click());
  const file = new Uint8Array(readFileSync(await download.path()));
  expect(picturesIn(file)).toHaveLength(2);
  expect(captionsIn(file)).toEqual(captions);

  await page.goto(address);
  await expect(page.getByRole("button", { name: "查看公示栏.jpg" })).toBeVisible();
  const visitPrinted = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(visitPrinted.match(/\/Subtype\s*\/Image/g)).toHaveLength(2);
});

test("the longest visit of the demo prints on one page; one that is too long says so and continues, with nothing cut", async ({
  db,
  pageOf,
}) => {
  const lead = demoAccount("lead");
  const [fullest] = await db.$queryRaw<{ project_id: string; visit_id: string }[]>`
    SELECT e.project_id, e.visit_id FROM entries e JOIN memberships m ON m.project_id = e.project_id JOIN users u ON u.id = m.user_id
    WHERE u.account_name = ${lead.accountName} GROUP BY 1, 2 ORDER BY sum(length(e.text)) DESC LIMIT 1`;
  const page = await pageOf(lead);
  await page.goto(`/projects/${fullest?.project_id}/visits/${fullest?.visit_id}/minutes`);
  await expect(page.getByRole("article")).toBeVisible();
  expect(await sheets(page)).toBe(1);

  const crew = await team(db);
  const entries = Array.from({ length: 60 }, (_, place) =>
    entryContent({ text: `第${place + 1}件事，${"说得很细".repeat(20)}。` }),
  );
  const visitId = await addVisit(db, {
    projectId: crew.projectId,
    content: visitContent({ siteId: crew.siteId, recorderId: crew.member.id, entries }),
  });
  const member = await pageOf(crew.member, { width: 360, dark: true });
  await member.goto(`/projects/${crew.projectId}/visits/${visitId}/minutes`);
  await expect(member.getByText("内容较多，一页排不下", { exact: true })).toBeVisible();
  await expect(member.getByRole("article")).toContainText("第60件事");
  await noViolations(member);
  await fitsItsWidth(member);
  expect(await sheets(member)).toBeGreaterThan(1);
});

test("a viewer has the minutes of approved visits only; a stranger, and an invalid id, find nothing", async ({
  db,
  pageOf,
}) => {
  const crew = await team(db);
  const [viewer, stranger] = [await newAccount(db), await newAccount(db)];
  await addMember(db, { projectId: crew.projectId, userId: viewer.id, role: "viewer" });
  const [draft, approved] = [await visitOf(db, crew, "draft"), await visitOf(db, crew, "approved")];
  const asks = async (page: Page, visitId: string, answer: { status: number; heading: string }) => {
    const word = await page.request.get(`/api/visits/${crew.projectId}/${visitId}/minutes`);
    expect(word.status()).toBe(answer.status);
    await page.goto(`/projects/${crew.projectId}/visits/${visitId}/minutes`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(answer.heading);
    await expect(page.getByText("村级议事会每月一次")).toHaveCount(answer.status === 200 ? 1 : 0);
  };
  const reader = await pageOf(viewer);
  await asks(reader, approved, { status: 200, heading: "走访纪要" });
  await asks(reader, draft, { status: 403, heading: "没有权限" });
  await asks(reader, "nonsense", { status: 404, heading: "没有找到" });
  await asks(await pageOf(stranger), approved, { status: 404, heading: "没有找到" });
});

test("in a meeting room without a signal: the minutes are made on the device, from a cold start", async ({
  db,
  device,
}) => {
  const crew = await team(db);
  const page = await signInAt(device, crew.member, `/projects/${crew.projectId}`);
  await readyForOffline(page);
  await device.offline();
  await device.shutDown();

  const cold = await device.visit(`/projects/${crew.projectId}/visits/new`);
  await cold.setViewportSize({ width: 360, height: 780 });
  await record(cold, { site: crew.site, texts: ["村级议事会每月一次。", "专职人员不足。"] });
  await expect(saved(cold, "kept")).toBeVisible();
  await noViolations(cold);
  await fitsItsWidth(cold);
  const file = await device.downloadOf(() => cold.getByRole("button", { name: "生成走访纪要" }).click());
  expect(entriesIn(read(file))).toEqual([
    "1. 村级议事会每月一次。",
    "2. 专职人员不足。",
    ...Array<string>(3).fill("没有记录（本次没有问到）。"),
  ]);
  expect(read(file).map(({ text }) => text)).toContain(`${crew.site}走访纪要`);
  expect(await db.visit.count({ where: { projectId: crew.projectId } })).toBe(0);
});

test("the network fails while the form is open: the minutes are made from the waiting visit, and equal the server's after it has arrived", async ({
  db,
  pageOf,
}) => {
  const crew = await team(db);
  const page = await pageOf(crew.member, { width: 360, worker: true });
  await page.goto(`/projects/${crew.projectId}`);
  await readyForOffline(page);
  const note: VisitNote = {
    site: crew.site,
    day: "2026-11-23",
    method: "座谈交流",
    place: "镇政府会议室",
    who: crew.member.displayName,
    heard: { category: "村干部", headCount: 5 },
    entries: {
      工作现状: ["村级议事会每月一次。"],
      经验典型: ["河东村先议后修。"],
      存在问题: ["一个人管七条线。", "经费一年一议。"],
    },
    figure: { indicator: "议事会", value: "14", unit: "个", asOf: "2026-10" },
  };
  await recordVisit(page, crew.projectId, note);
  await page.context().setOffline(true);
  await openDimension(page, "思考建议");
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByRole("heading", { name: "等待同步" })).toBeVisible();
  await noViolations(page);
  const made = await saves(page, () => page.getByRole("button", { name: "生成走访纪要" }).click());
  expect(made.suggestedFilename()).toBe(`走访纪要_${crew.site}_2026-11-23.docx`);
  const onDevice = read(await made.path());

  await page.context().setOffline(false);
  await expect(page.getByText("已提交，等待审核")).toBeVisible();
  await page.getByRole("link", { name: "走访纪要" }).click();
  const sent = await saves(page, () => page.getByRole("link", { name: "下载Word" }).click());
  expect(read(await sent.path()).map(({ text }) => text)).toEqual(onDevice.map(({ text }) => text));
});
