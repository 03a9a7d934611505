import type { PrismaClient } from "@/lib/generated/prisma/client";
import { addMember, addSite, createProject, serial } from "@/lib/testing/factories";
import { contents } from "@/lib/testing/word/contents";
import { docxWriters } from "@/lib/testing/word/docx-writers";
import { packDocx } from "@/lib/testing/word/wps-writers";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** A lead and a member of a project with the sites that the documents mention. */
async function prepare(db: PrismaClient) {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, name: `导入课题${serial()}` });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  for (const name of ["桥头镇", "双溪镇"]) await addSite(db, { projectId, name });
  const stored = async () => {
    const rows = await db.entry.findMany({
      where: { projectId },
      select: { text: true, dimension: true, position: true },
      orderBy: { position: "asc" },
    });
    return rows.map(({ dimension, text }) => `${dimension} ${text}`);
  };
  return { lead, member, projectId, address: `/projects/${projectId}/visits/import`, stored };
}

async function docxOf(content: number, way: string, name: string) {
  const [write, document] = [docxWriters[way], contents[content]];
  if (!write || !document) throw new Error("no such document");
  return {
    name,
    mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    buffer: Buffer.from(await write(document.blocks)),
  };
}

const entriesOf = (content: number) =>
  (contents[content]?.expected ?? [])
    .filter(([place]) => ["status", "example", "problem", "suggestion"].includes(place))
    .map(([place, words]) => `${place} ${words}`);

test("a Word file becomes a draft on the server: side by side with its source, pieces still to sort first, and the file itself is never sent", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, stored } = await prepare(db);
  const page = await pageOf(member, { width: 1440 });
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(`${new URL(request.url()).pathname} ${request.postData()?.length ?? 0}`);
  });
  await page.goto(`/projects/${projectId}/visits`);
  await page.getByRole("link", { name: "导入", exact: true }).click();
  await page
    .getByLabel("Word文件")
    .setInputFiles(await docxOf(0, "heading styles with automatic numbers", "桥头镇.docx"));

  const [source, draft] = [
    page.getByRole("region", { name: "原文", exact: true }),
    page.getByRole("region", { name: "草稿", exact: true }),
  ];
  await expect(draft.getByLabel("调研点")).toHaveValue(/.+/);
  await expect(draft.getByLabel("走访日期")).toHaveValue("2026-03-12");
  await expect(draft.getByRole("textbox", { name: "地点" })).toHaveValue("桥头镇政府三楼会议室");
  // Each piece of the source shows where it went.
  await expect(source.getByRole("listitem").filter({ hasText: "人手不足" })).toContainText("问题");
  await expect(source.getByRole("listitem").filter({ hasText: "时间：" })).toContainText("基本信息");
  expect(sent).toEqual([]);
  await fitsItsWidth(page);
  await noViolations(page);

  await page.getByRole("button", { name: "建立走访草稿" }).click();
  // The chair is not a field, and the people who went are not members of this project: both lines wait for a person.
  await expect(draft.getByText(/还有2段（\d+字）待归类/)).toBeVisible();
  const waiting = draft.getByRole("region", { name: "待归类" });
  await waiting
    .getByRole("listitem")
    .filter({ hasText: "主持人" })
    .getByLabel("放到")
    .selectOption({ label: "– 不收入" });
  await waiting.getByRole("button", { name: "全部不收入" }).click();
  await page.getByRole("button", { name: "建立走访草稿" }).click();
  await expect(page).toHaveURL(/\/visits\/new\?draft=/);
  await expect.poll(stored).toEqual(entriesOf(0));
  const visit = await db.visit.findFirstOrThrow({
    where: { projectId },
    select: { state: true, method: true, place: true, startedAt: true, audiences: true, figures: true },
  });
  expect(visit).toMatchObject({ state: "draft", method: "seminar", place: "桥头镇政府三楼会议室", startedAt: "09:00" });
  expect(visit.audiences).toHaveLength(3);
  expect(visit.figures.map(({ asOf, value }) => `${String(value)} ${asOf}`)).toEqual(["14 2026-10"]);
  // Only the draft itself left the device.
  expect(sent.filter((each) => !each.startsWith("/api/sync/visits ") && !each.startsWith("/api/device-key "))).toEqual(
    [],
  );
});

test("on a phone the two sides are one below the other; a piece is moved, split and joined, and no text is lost", async ({
  db,
  pageOf,
}) => {
  const { member, address, stored } = await prepare(db);
  const page = await pageOf(member, { width: 360, dark: true });
  await page.goto(address);
  await page
    .getByLabel("粘贴文字")
    .fill("桥头镇走访\n2026-05-06，座谈\n一、存在问题\n路灯不亮。桥面不平。\n二、其他\n会后看了村史馆。");
  await page.getByRole("button", { name: "拆分文字" }).click();
  const problems = page.getByRole("region", { name: "存在问题" });
  await expect(problems.getByRole("listitem")).toHaveCount(1);
  await fitsItsWidth(page);
  await noViolations(page);

  await problems.getByRole("button", { name: "拆开" }).click();
  await problems.getByRole("button", { name: /从这句起另成一段.*桥面不平/ }).click();
  await expect(problems.getByRole("listitem")).toHaveCount(2);
  await problems
    .getByRole("listitem")
    .filter({ hasText: "桥面不平" })
    .getByLabel("放到")
    .selectOption({ label: "◆ 建议" });
  await expect(page.getByRole("region", { name: "思考建议" }).getByRole("listitem")).toHaveCount(1);
  await page
    .getByRole("region", { name: "待归类" })
    .getByRole("listitem")
    .filter({ hasText: "其他" })
    .getByRole("button", { name: "并入上一段" })
    .click();
  await page.getByRole("region", { name: "待归类" }).getByLabel("全部放到").selectOption({ label: "▲ 典型" });

  await page.getByRole("group", { name: "查看" }).getByRole("button", { name: "原文" }).click();
  await fitsItsWidth(page);
  await noViolations(page);
  await page.getByRole("button", { name: "建立走访草稿" }).click();
  await expect(page).toHaveURL(/\/visits\/new\?draft=/);
  await expect
    .poll(async () => (await stored()).sort())
    .toEqual([
      "example 2026-05-06，座谈",
      "example 桥头镇走访",
      "problem 路灯不亮。",
      "suggestion 桥面不平。\n二、其他\n会后看了村史馆。",
    ]);
});

test("several files at once: each becomes its own draft, and one that cannot be read says why", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, address } = await prepare(db);
  const page = await pageOf(member, { width: 1440 });
  await page.goto(address);
  const old = {
    name: "旧记录.doc",
    mimeType: "application/msword",
    buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(100).fill(0)]),
  };
  const first = await docxOf(0, "黑体 and 楷体", "一.docx");
  await page
    .getByLabel("Word文件")
    .setInputFiles([
      first,
      await docxOf(1, "typed 一、（一）1.", "二.docx"),
      old,
      { ...first, name: "一 副本.docx" },
      { name: "空的.docx", mimeType: old.mimeType, buffer: Buffer.alloc(0) },
    ]);
  const list = page.getByRole("list", { name: "文件" });
  await expect(list.getByRole("button", { name: /^旧记录\.doc/ })).toContainText("没有读取");
  await list.getByRole("button", { name: /^旧记录\.doc/ }).click();
  await expect(page.getByRole("alert").filter({ hasText: "旧记录.doc" })).toContainText("另存为.docx");
  for (const [name, words] of [
    ["一 副本.docx", "和已放入的“一.docx”内容完全相同"],
    ["空的.docx", "文件是空的（0字节）"],
  ] as const) {
    await list.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await expect(page.getByRole("alert").filter({ hasText: name })).toContainText(words);
  }
  for (const name of ["一.docx", "二.docx"]) {
    await list.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.getByRole("button", { name: "全部不收入" }).click();
    await page.getByRole("button", { name: "建立走访草稿" }).click();
    await expect(list.getByRole("button", { name: new RegExp(`^${name}`) })).toContainText("已建草稿");
  }
  // The second file names no day and no method, so it waits on the device for a person.
  await expect.poll(() => db.visit.count({ where: { projectId } })).toBe(1);
  await page.getByRole("link", { name: "打开草稿" }).click();
  await expect(page.getByRole("region", { name: "存在问题", exact: true }).getByRole("textbox").first()).toHaveValue(
    /^队伍不稳/,
  );
});

test("50,000 characters are split and shown", async ({ db, pageOf }) => {
  const { member, address } = await prepare(db);
  const page = await pageOf(member, { width: 1440 });
  await page.goto(address);
  const paragraphs = Array.from({ length: 250 }, (_, at) =>
    at % 50 === 0 ? "二、存在问题" : `一是第${at}件事${"情".repeat(90)}。二是${"人手不足".repeat(24)}。`,
  );
  const xml = paragraphs.map((words) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`).join("");
  const bytes = packDocx({
    "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${xml}</w:body></w:document>`,
  });
  await page
    .getByLabel("Word文件")
    .setInputFiles({ name: "长.docx", mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
  await expect(page.getByRole("region", { name: "存在问题" }).getByRole("listitem")).toHaveCount(490);
  await expect(page.getByText(/原文[\d,]+字/)).toBeVisible();
});

test("a lead adds a word that sorts headings, and the next document uses it; a member sees the list", async ({
  db,
  pageOf,
}) => {
  const { lead, member, address } = await prepare(db);
  const page = await pageOf(lead, { width: 1440 });
  await page.goto(address);
  await page.getByText("归类词表").click();
  await page.getByRole("textbox", { name: "词", exact: true }).fill("难");
  await page.getByRole("button", { name: "添加", exact: true }).click();
  await expect(page.getByText("至少2字")).toBeVisible();
  await page.getByRole("textbox", { name: "词", exact: true }).fill("急难愁盼");
  await page.getByRole("button", { name: "添加", exact: true }).click();
  await expect(page.getByRole("button", { name: "去掉“急难愁盼”" })).toBeVisible();
  await noViolations(page);
  await page.getByLabel("粘贴文字").fill("一、群众急难愁盼\n路灯不亮。");
  await page.getByRole("button", { name: "拆分文字" }).click();
  await expect(page.getByRole("region", { name: "存在问题" }).getByRole("listitem")).toHaveCount(1);

  const other = await pageOf(member, { width: 360 });
  await other.goto(address);
  await other.getByText("归类词表").click();
  await expect(other.getByText("急难愁盼")).toBeVisible();
  await expect(other.getByRole("button", { name: "添加", exact: true })).toHaveCount(0);
});
