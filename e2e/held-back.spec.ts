import { openDimension } from "./app";
import { test } from "./device-test";
import { expect } from "./fixtures";
import { block, choose, prepare } from "./table-helps-app";
import { fitsItsWidth, noViolations } from "./ui";

test("what keeps a visit from the server is said in the form and in the outbox, and leads to the field", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, siteId, address } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  const state = page.locator("[data-held]");
  await page.goto(address);
  await openDimension(page, "存在问题");
  await block(page, "存在问题", "人手够不够").getByRole("button", { name: "添加一条" }).click();
  await page.keyboard.type("专职人员只有两名");
  await expect(state).toHaveText(/已保存在本机还缺调研点和走访方式/);
  await noViolations(page);
  await fitsItsWidth(page);
  await state.getByRole("button").click();
  await expect(page.getByLabel("调研点")).toBeFocused();

  await page.goto(`/projects/${projectId}/outbox`);
  const row = page.getByRole("listitem").filter({ hasText: "未选调研点" });
  await expect(row).toContainText("还缺调研点、走访方式，先保存在本机，填上后自动同步。");
  await fitsItsWidth(page);
  await row.getByRole("link", { name: "走访方式" }).click();
  await expect(page.getByLabel("走访方式")).toBeFocused();

  // What the server refuses is named too.
  await db.site.update({ where: { projectId_id: { projectId, id: siteId } }, data: { removedAt: new Date() } });
  await choose(page, "桥头镇");
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await expect(state).toHaveText(/已保存在本机有1处需改正/);
  const problem = "调研点：这个调研点已从课题中移除，请重新选择。";
  await expect(page.getByRole("alert").getByRole("button", { name: problem })).toBeVisible();
  await noViolations(page);
  await page.goto(`/projects/${projectId}/outbox`);
  await page.getByRole("listitem").filter({ hasText: "桥头镇" }).getByRole("link", { name: problem }).click();
  await expect(page.getByLabel("调研点")).toBeFocused();
  await choose(page, "双溪镇");
  await expect(page.locator('[data-save-state="synced"]')).toBeVisible();

  await page.context().setOffline(true);
  await page.getByLabel("地点").fill("村委会");
  await expect(state).toHaveText(/已保存在本机没有网络，连上后同步/);
});
