import { downloadWord, draftReport } from "./app";
import { expect, test } from "./fixtures";
import { prepare, textsOf } from "./report-app";
import { noViolations } from "./ui";

for (const width of [1440, 360]) {
  test(`wrong figures and claims are named in the editor and at the download, and block nothing, at ${width} px`, async ({
    db,
    pageOf,
  }) => {
    const { lead, projectId } = await prepare(db);
    const page = await pageOf(lead, { width });
    await draftReport(page, projectId, "关于基层治理的调研报告");
    await page.getByRole("textbox", { name: "前言" }).fill("全市有网格员2600名。共走访{{走访数}}次。");
    await expect(page.getByRole("region", { name: "正文" }).getByText("“2600名”没有出处。")).toBeVisible();
    if (width < 1000) await page.getByRole("group", { name: "窗格" }).getByRole("button", { name: "目录" }).click();
    const outline = page.getByRole("region", { name: "目录" });
    await outline
      .getByRole("button", { name: /专职人员不足/ })
      .first()
      .click();
    const text = "个别镇街反映，专职人员只有三名，今年缺口约人。";
    await page.getByLabel("展开", { exact: true }).fill(text);

    const beside = page.getByRole("region", { name: "正文" });
    await expect(beside.getByText("“三名”与佐证对不上。")).toBeVisible();
    await expect(beside.getByText("原文：专职人员只有两名")).toBeVisible();
    await expect(beside.getByText(`所在句：${text}`)).toBeVisible();
    await expect(beside.getByText("“个别”说少了：走访的3个镇街园区中有3个。")).toBeVisible();
    await expect(beside.getByText("可改为：所有")).toBeVisible();
    await expect(beside.getByText("这里像是漏了数字或没有填完：约人。")).toBeVisible();
    await expect(beside.getByText("可改为：2026年")).toBeVisible();
    await noViolations(page);

    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
    await page.getByRole("button", { name: "下载Word" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("“2600名”没有出处。")).toBeVisible();
    await expect(dialog.getByText("“三名”与佐证对不上。")).toBeVisible();
    await noViolations(page);
    await page.getByRole("button", { name: "取消" }).first().click();
    expect(textsOf(await downloadWord(page)).join("\n")).toContain("专职人员只有三名");
  });
}
