import { demoAccount, expect, test } from "./fixtures";

test("a signed-out visit to a deep link leads back there after signing in", async ({ page, db }) => {
  const project = await db.project.findFirstOrThrow();
  const lead = demoAccount("lead");
  await page.goto(`/projects/${project.id}?from=link`);
  await expect(page).toHaveURL(/\/sign-in\?from=/);
  await page.getByLabel("账号").fill(lead.accountName);
  await page.getByLabel("密码").fill(lead.password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(`/projects/${project.id}?from=link`);
});
