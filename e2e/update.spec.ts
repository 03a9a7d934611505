import { createProject, serial } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";

/** A page that was opened before an update, on a server that no longer knows its actions or its scripts. */
test("after an update an open page says so, and keeps what was typed", async ({ db, pageOf }) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id, name: `更新课题${serial()}` });
  const page = await pageOf(lead);
  await page.goto(`/projects/${projectId}/members`);
  const dialog = page.getByRole("dialog");

  // The action is gone: Next's own answer to an id that it does not know.
  await page.route(/\/members$/, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fulfill({ status: 404, headers: { "x-nextjs-action-not-found": "1" }, body: "" });
  });
  await page.getByRole("button", { name: "邀请成员" }).click();
  await dialog.getByRole("radio", { name: "审核人" }).check();
  await dialog.getByLabel("邀请谁").fill("发改局老王");
  await dialog.getByRole("button", { name: "生成邀请链接" }).click();
  await expect(dialog.getByRole("alert")).toContainText("页面已更新，您填写的内容还在");
  await page.unrouteAll();
  await Promise.all([page.waitForEvent("load"), dialog.getByRole("button", { name: "点此继续" }).click()]);
  await page.getByRole("button", { name: "邀请成员" }).click();
  await expect(dialog.getByLabel("邀请谁")).toHaveValue("发改局老王");
  await expect(dialog.getByRole("radio", { name: "审核人" })).toBeChecked();
  await dialog.getByRole("button", { name: "生成邀请链接" }).click();
  await expect(dialog.getByRole("img", { name: "链接的二维码" })).toBeVisible();

  // Once sent, nothing of it comes back.
  await page.reload();
  await page.getByRole("button", { name: "邀请成员" }).click();
  await expect(dialog.getByLabel("邀请谁")).toHaveValue("");

  // A part of the page's code is gone: everything that it has not loaded yet.
  await page.goto(`/projects/${projectId}/settings`);
  // The form shows the stored name as soon as it can be typed into.
  await expect(page.getByLabel("课题名称")).toHaveValue(/更新课题/);
  await page.getByLabel("课题名称").fill("改了一半的名称");
  await page.route(/\/_next\/static\/chunks\//, (route) => route.fulfill({ status: 404, body: "" }));
  await page.getByRole("button", { name: lead.displayName }).click();
  await expect(page.getByRole("status").filter({ hasText: "页面已更新" })).toBeVisible();
  await page.unrouteAll();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "继续", exact: true }).click()]);
  await expect(page.getByLabel("课题名称")).toHaveValue("改了一半的名称");
});
