import { addTheme } from "@/lib/testing/factories";
import { draftReport } from "./app";
import { expect, test } from "./fixtures";
import { allSaved, prepare } from "./report-app";
import { noViolations } from "./ui";

test("numbers that change behind a report are listed until they are seen, and a dialog survives the report being read again", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  await draftReport(page, projectId, "关于基层治理的调研报告");
  await page.getByRole("textbox", { name: "前言" }).fill("有3个镇街反映专职人员不足。");
  await allSaved(page);

  // A colleague takes a theme off an entry, and puts a new one on another.
  const off = await db.entry.findFirstOrThrow({ where: { projectId, text: "专职人员流动快。" } });
  await db.entryTheme.deleteMany({ where: { projectId, entryId: off.id } });
  const themeId = await addTheme(db, { projectId, dimension: "problem", name: "人员流动过快" });
  await db.entryTheme.create({ data: { projectId, entryId: off.id, themeId, assignedBy: lead.id } });

  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/draft", async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "按最新走访更新" }).click();
  await expect(page.getByText("手写的数字不会跟着变，有1处与现在的统计不符：“3个”现为2")).toBeVisible();
  await page.getByRole("button", { name: "下载Word" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("附佐证索引")).toBeVisible();
  release();
  await dialog.getByText(/上次核对以后，数字有变化/).click();
  await expect(dialog.getByText("手写的“3个”：3 → 2")).toBeVisible();
  await expect(dialog.getByText("谈到的镇街园区：3/3 → 2/3")).toBeVisible();
  await noViolations(page);
  await dialog.getByRole("button", { name: "取消" }).first().click();

  await page.getByText(/^上次核对（.+）以后，数字有变化/).click();
  await page.getByRole("button", { name: "改为2：3个" }).first().click();
  await expect(page.getByRole("textbox", { name: "前言" })).toHaveText("有2个镇街反映专职人员不足。");
  await noViolations(page);
  await page.getByRole("button", { name: "都看过了" }).click();
  await expect(page.getByText(/以后，数字有变化/)).toHaveCount(0);
  await allSaved(page);
});
