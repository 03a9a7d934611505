import type { Page } from "@playwright/test";
import {
  addMember,
  addSite,
  addTheme,
  addVisit,
  createProject,
  entryContent,
  serial,
  visitContent,
} from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";

/** A page that shows before its scripts run, as on a slow network. Returns how they are let through. */
async function holdScripts(page: Page) {
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route(/\/_next\/static\/chunks\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test("what is typed before a page's scripts run stays, and is saved", async ({ db, pageOf }) => {
  const lead = await newAccount(db);
  const name = `早输入课题${serial()}`;
  const projectId = await createProject(db, { leadId: lead.id, name });
  const page = await pageOf(lead);
  const release = await holdScripts(page);
  await page.goto(`/projects/${projectId}/settings`, { waitUntil: "commit" });
  const [field, days] = [page.getByLabel("课题名称"), page.getByLabel("开始日期")];
  await expect(field).toHaveValue(name);
  await field.fill(`${name}，改`);
  await days.fill("2026-10-08");
  release();
  await expect(page.getByText("有修改尚未保存").first()).toBeVisible();
  await expect(field).toHaveValue(`${name}，改`);
  await page.getByRole("button", { name: "保存基本情况" }).click();
  await expect
    .poll(() => db.project.findUniqueOrThrow({ where: { id: projectId }, select: { name: true } }))
    .toEqual({ name: `${name}，改` });
  await page.reload();
  await expect(days).toHaveValue("2026-10-08");
});

test("a list that is pasted and handed in before a page's scripts run is read", async ({ db, pageOf }) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const page = await pageOf(lead);
  const release = await holdScripts(page);
  await page.goto(`/projects/${projectId}/sites/add`, { waitUntil: "commit" });
  await page.getByLabel("名单").fill("桥头镇");
  await page.getByRole("button", { name: "核对名单" }).click();
  release();
  await expect(page.getByRole("region", { name: "核对" }).getByRole("button", { name: "添加1个" })).toBeVisible();
});

test("a file that is chosen before a page's scripts run is read as soon as they do", async ({ db, pageOf }) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const page = await pageOf(lead);
  const places = [
    { path: "sites/add?way=file", field: "表格文件", name: "地点.csv" },
    { path: "codebook/exchange", field: "选择文件", name: "主题.qdc" },
  ];
  for (const { path, field, name } of places) {
    const release = await holdScripts(page);
    await page.goto(`/projects/${projectId}/${path}`, { waitUntil: "commit" });
    await page.getByLabel(field).setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from("不是表格") });
    release();
    await expect(page.getByText(name).first()).toBeVisible();
    await page.unroute(/\/_next\/static\/chunks\/.*\.js/);
  }
});

test("a name to jump to and a reviewer's comment stay, typed before a page's scripts run", async ({ db, pageOf }) => {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const siteId = await addSite(db, { projectId, name: "桥头镇" });
  const themeId = await addTheme(db, { projectId, dimension: "problem", name: "缺人" });
  const visit = (state: "approved" | "submitted") => {
    const entries = [entryContent({ text: "专职人员只有两名。", dimension: "problem" })];
    const content = visitContent({ siteId, recorderId: member.id, entries });
    return addVisit(db, {
      projectId,
      content,
      state,
      reviewerId: lead.id,
      themes: { [entries[0]?.id ?? ""]: [themeId] },
    });
  };
  await visit("approved");
  const visitId = await visit("submitted");
  const page = await pageOf(lead);

  let release = await holdScripts(page);
  await page.goto(`/projects/${projectId}/findings/matrix?dimension=problem`, { waitUntil: "commit" });
  const jump = page.getByLabel("跳到调研点或主题");
  await jump.fill("桥头");
  release();
  await expect(page.getByText("找到1处，按回车跳过去")).toBeVisible();
  await expect(jump).toHaveValue("桥头");
  await page.unroute(/\/_next\/static\/chunks\/.*\.js/);

  release = await holdScripts(page);
  await page.goto(`/projects/${projectId}/visits/${visitId}`, { waitUntil: "commit" });
  await page.getByRole("textbox", { name: "对整份走访的意见" }).fill("请写明两名是谁核的");
  release();
  await page.getByRole("button", { name: "退回修改（1条意见）" }).click();
  await expect.poll(() => db.visit.count({ where: { projectId, id: visitId, state: "returned" } })).toBe(1);
});
