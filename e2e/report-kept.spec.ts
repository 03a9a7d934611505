import type { Page } from "@playwright/test";
import { addMember, createProject } from "@/lib/testing/factories";
import { draftReport } from "./app";
import { test } from "./device-test";
import { expect, newAccount } from "./fixtures";
import { fillSignIn, signInAt, signOut } from "./offline-app";
import { addTo, openReport, showText } from "./report-app";
import { noViolations } from "./ui";

/**
 * What is typed into a report is on the device before the page says so, and a killed page loses nothing of it. The
 * fields of title and preface are there when a report opens.
 */
const preface = (page: Page) => page.getByRole("textbox", { name: "前言" });
const onDevice = (page: Page) => page.getByRole("status").filter({ hasText: "已存在本机" });

test("the browser is killed in mid-sentence: the text is back when the report opens, for this person only", async ({
  db,
  device,
}) => {
  const [lead, other] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: other.id, role: "lead" });
  await signInAt(device, lead, `/projects/${projectId}`);
  // So that the cookies are on the disk when the browser is killed.
  await device.shutDown();
  const writing = await device.visit(`/projects/${projectId}/reports/new`);
  await writing.getByLabel("标题").fill("关于基层治理的调研报告");
  await writing.getByRole("button", { name: "起草报告" }).click();
  await expect(writing).toHaveURL(/\/reports\/[0-9a-f-]{36}$/);
  const path = new URL(writing.url()).pathname;
  const stored = async () => (await db.report.findFirstOrThrow({ where: { projectId } })).preface;
  const before = await stored();
  // Nothing is saved on the server any more.
  device.wire.fate = (asked) => (asked.startsWith(path) ? "drop" : "carry");
  await showText(writing);
  await addTo(preface(writing), "调研组走访了");
  await expect(onDevice(writing)).toBeVisible();
  await device.kill();
  // The report itself has nothing of it.
  expect(await stored()).toBe(before);
  device.wire.fate = () => "carry";

  const again = await device.visit(path);
  await showText(again);
  await expect(preface(again)).toContainText("调研组走访了");
  // Nothing is offered that is in the form already, and it is saved by itself.
  await expect(again.getByText("本机有没保存到报告里的内容")).toHaveCount(0);
  await expect.poll(stored).toBe(`${before}调研组走访了`);

  // Another person at the same device sees nothing that is not saved; the same person has it back after signing in.
  device.wire.fate = (asked) => (asked.startsWith(path) ? "drop" : "carry");
  await addTo(preface(again), "镇");
  await expect(onDevice(again)).toBeVisible();
  again.on("dialog", (dialog) => void dialog.accept());
  await signOut(again, lead);
  device.wire.fate = () => "carry";
  const theirs = await device.visit(`/sign-in?from=${encodeURIComponent(path)}`);
  await fillSignIn(theirs, other);
  await showText(theirs);
  await expect(preface(theirs)).toHaveText(/调研组走访了$/);
  await signOut(theirs, other);
  const back = await device.visit(`/sign-in?from=${encodeURIComponent(path)}`);
  await fillSignIn(back, lead);
  await showText(back);
  await expect(preface(back)).toHaveText(/调研组走访了镇$/);
  await expect(back.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await back.reload();
  await showText(back);
  await expect(preface(back)).toHaveText(/调研组走访了镇$/);
});

test("text that a closed page left goes on top of what others saved meanwhile; in the same field both are shown", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const page = await pageOf(lead, { width: 1440 });
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  const address = `/projects/${projectId}/reports/${reportId}`;
  // The server cannot be reached by this page any more.
  await page.route(address, (route) => route.abort());
  await preface(page).fill("第一个窗口写的前言");
  await expect(onDevice(page)).toBeVisible();

  const second = await page.context().newPage();
  await openReport(second, address);
  await second.getByRole("textbox", { name: "标题", exact: true }).fill("第二个窗口改的标题");
  await expect(second.getByText("本机有没保存到报告里的内容")).toHaveCount(0);
  await second.getByRole("button", { name: "保存", exact: true }).click();
  await expect(second.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();

  // A crash, not a way out: nothing asks and nothing is written any more.
  await page.close({ runBeforeUnload: false });
  await second.reload();
  await expect(preface(second)).toHaveText("第一个窗口写的前言");
  await expect(second.getByRole("textbox", { name: "标题", exact: true })).toHaveValue("第二个窗口改的标题");
  const saved = () => db.report.findFirstOrThrow({ where: { projectId }, select: { title: true, preface: true } });
  await expect.poll(saved).toEqual({ title: "第二个窗口改的标题", preface: "第一个窗口写的前言" });

  // Without a network, and another person writes the same field meanwhile.
  const context = second.context();
  await context.setOffline(true);
  await preface(second).fill("关掉前写的前言");
  await expect(onDevice(second)).toBeVisible();
  await second.close({ runBeforeUnload: false });
  const elsewhere = await pageOf(lead, { width: 1440 });
  await openReport(elsewhere, address);
  await preface(elsewhere).fill("别处先存的前言");
  await expect.poll(async () => (await saved()).preface).toBe("别处先存的前言");
  await context.setOffline(false);
  const back = await context.newPage();
  await back.goto(address);
  const both = back.getByRole("status").filter({ hasText: "“标题与前言”另有人也改了" });
  await expect(both).toContainText("别处先存的前言");
  await expect(preface(back)).toHaveText("关掉前写的前言");
  await both.getByRole("button", { name: "两段都留" }).click();
  await expect.poll(async () => (await saved()).preface).toBe("别处先存的前言\n关掉前写的前言");
});

test("the report is deleted meanwhile: its kept text can be read and thrown away on the list", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const page = await pageOf(lead, { width: 360 });
  const reportId = await draftReport(page, projectId, "关于基层治理的调研报告");
  await showText(page);
  await preface(page).fill("写到一半的前言");
  await expect(onDevice(page)).toBeVisible();
  await db.report.delete({ where: { projectId_id: { projectId, id: reportId } } });
  page.on("dialog", (dialog) => void dialog.accept());
  await page.goto(`/projects/${projectId}/reports`);
  const left = page.getByRole("region", { name: "本机留着的报告内容" });
  await left.getByText("看内容").click();
  await expect(left.getByLabel("没有保存的内容")).toHaveValue(/写到一半的前言/);
  await noViolations(page);
  await left.getByRole("button", { name: "丢弃" }).click();
  await left.getByRole("button", { name: "确定丢弃，不能恢复" }).click();
  await expect(left).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "报告", exact: true })).toBeVisible();
  await expect(left).toHaveCount(0);
});
