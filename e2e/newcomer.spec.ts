import { addSite, createProject } from "@/lib/testing/factories";
import { fillSignIn } from "./offline-app";
import { expect, newAccount, test } from "./fixtures";

/** What happens to a person who does not know the product yet. */

test("a day that does not exist and a pasted text that is too long are refused at their fields, and nothing is cut", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const page = await pageOf(lead);
  await page.goto("/projects/new");
  await page.getByLabel("课题名称").fill("新手的课题");
  const start = page.getByLabel("开始日期");
  await start.click();
  // The order of the parts is the browser's: one of them is the month, and each can be 2.
  await page.keyboard.type("0202");
  await page.getByLabel("结束日期").click();
  await expect(page.getByText("没有这一天，请按 2026-11-23 的样子填写。")).toBeVisible();
  const long = "背".repeat(3001);
  await page.getByLabel("背景目的").fill(long);
  await page.getByRole("button", { name: "建立课题" }).click();
  await expect(page.getByText("最多3000字。")).toBeVisible();
  await expect(start).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("背景目的")).toHaveValue(long);
  expect(await db.project.count({ where: { name: "新手的课题" } })).toBe(0);
});

test("a session that ends while a form is written is said, and signing in again brings the text back", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  await addSite(db, { projectId, name: "桥头镇" });
  const page = await pageOf(lead);
  const address = `/projects/${projectId}/findings/claims/new?dimension=problem`;
  await page.goto(address);
  const box = page.getByRole("textbox", { name: "结论" });
  await box.fill("专职人员普遍不足。");
  const cookies = page.context();
  await cookies.clearCookies();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("登录已失效，请重新登录。")).toBeVisible();
  await page.getByRole("button", { name: "重新登录" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await fillSignIn(page, lead);
  await expect(page).toHaveURL(address);
  await expect(box).toHaveValue("专职人员普遍不足。");
});
