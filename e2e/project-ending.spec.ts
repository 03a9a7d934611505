import { v7 as uuidv7 } from "uuid";
import { addMember, addSite, createProject, serial } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { record, saved, textsOnServer, write } from "./offline-app";
import { fitsItsWidth, noViolations } from "./ui";

test("a closed project is only read; what a member wrote meanwhile stays on the device and gets in when it is reopened", async ({
  db,
  pageOf,
}) => {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, name: `结束的课题${serial()}` });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const site = `桥头镇${serial()}`;
  await addSite(db, { projectId, name: site });
  const form = await pageOf(member, { width: 360 });
  await form.goto(`/projects/${projectId}/visits/new`);
  await record(form, { site, texts: ["第一句。"] });
  await expect(saved(form, "synced")).toBeVisible();

  const desk = await pageOf(lead);
  await desk.goto(`/projects/${projectId}/settings`);
  await desk.getByRole("button", { name: "结束课题" }).click();
  await expect(desk.getByRole("dialog").getByText("留在他们的设备上")).toBeVisible();
  await noViolations(desk);
  await desk.getByRole("dialog").getByRole("button", { name: "结束课题" }).click();
  await expect(desk.getByText("课题已结束，只能查看和下载。", { exact: true })).toBeVisible();
  await expect(desk.getByRole("button", { name: "保存基本情况" })).toHaveCount(0);
  await expect(desk.getByRole("link", { name: "下载课题存档" })).toBeVisible();
  await noViolations(desk);

  await write(form, ["第二句。"], 1);
  await expect(form.getByText("课题已结束，不再接收走访记录，内容仍保存在本机。")).toBeVisible();
  expect(await textsOnServer(db, projectId)).toEqual(["第一句。"]);
  await form.goto(`/projects/${projectId}/outbox`);
  await expect(form.getByText("课题已结束，不再接收走访记录，内容仍保存在本机。")).toBeVisible();
  await fitsItsWidth(form);

  await desk.getByRole("button", { name: "重新打开课题" }).click();
  await expect(desk.getByRole("button", { name: "保存基本情况" })).toBeVisible();
  await form.getByRole("button", { name: "立即重试" }).click();
  await expect.poll(() => textsOnServer(db, projectId)).toEqual(["第一句。", "第二句。"].sort());
});

test("a lead begins the next project from one, deletes the old one by its name, and restores it", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const name = `旧课题${serial()}`;
  const projectId = await createProject(db, { leadId: lead.id, name });
  await addSite(db, { projectId });
  await db.importRule.create({
    data: { projectId, id: uuidv7(), word: "难点", dimension: "problem", createdAt: new Date() },
  });
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/settings`);
  await page.getByRole("button", { name: "以此建立新课题" }).click();
  const copying = page.getByRole("dialog");
  await copying.getByLabel("新课题名称").fill(`新课题${serial()}`);
  await copying.getByRole("checkbox", { name: "归类词" }).uncheck();
  await noViolations(page);
  await copying.getByRole("button", { name: "建立课题" }).click();
  await expect(page).toHaveURL(
    (url) => /^\/projects\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.includes(projectId),
  );
  const copyId = new URL(page.url()).pathname.split("/")[2] ?? "";
  expect(await db.site.count({ where: { projectId: copyId } })).toBe(1);
  expect(await db.importRule.count({ where: { projectId: copyId } })).toBe(0);

  await page.goto(`/projects/${projectId}/settings`);
  await page.getByRole("button", { name: "删除课题" }).click();
  const deleting = page.getByRole("dialog");
  await expect(deleting.getByText("0次走访、0条条目、0个附件、0份报告")).toBeVisible();
  await noViolations(page);
  await deleting.getByLabel("请输入课题名称").fill("别的课题");
  await deleting.getByRole("button", { name: "删除课题" }).click();
  await expect(deleting.getByText("与课题名称不一致，没有删除。")).toBeVisible();
  await deleting.getByLabel("请输入课题名称").fill(name);
  await deleting.getByRole("button", { name: "删除课题" }).click();
  await expect(page).toHaveURL("/projects");
  const restore = page.getByRole("button", { name: `恢复课题：${name}` });
  await expect(restore).toBeVisible();
  await expect(page.getByRole("link", { name })).toHaveCount(0);
  await noViolations(page);
  expect((await page.request.get(`/projects/${projectId}`)).status()).toBe(404);

  await restore.click();
  await expect(page.getByRole("link", { name })).toBeVisible();
  expect((await page.request.get(`/projects/${projectId}`)).status()).toBe(200);
});
