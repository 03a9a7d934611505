import { downloadWord, draftReport } from "./app";
import { expect, test } from "./fixtures";
import { prepare, showText, textsOf, unfold } from "./report-app";
import { noViolations } from "./ui";

for (const width of [1440, 360]) {
  test(`wrong figures and claims are named in the editor and at the download, and block nothing, at ${width} px`, async ({
    db,
    pageOf,
  }) => {
    const { lead, projectId } = await prepare(db);
    const page = await pageOf(lead, { width });
    await draftReport(page, projectId, "关于基层治理的调研报告");
    if (width < 1000) await showText(page);
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
    await expect(beside.getByText("“个别”说少了：走访的3个镇街园区中有3个，超过2个。")).toBeVisible();
    await expect(beside.getByText("可改为：所有")).toBeVisible();
    await expect(beside.getByText("这里像是漏了数字或没有填完：约人。")).toBeVisible();
    await expect(beside.getByText("可改为：2026年")).toBeVisible();
    // A wrong figure is corrected, filled in by hand or left, with one press each, and named once on the screen.
    for (const name of ["改为两：三名", "手填（写理由）：三名", "不用改：三名"])
      await expect(page.getByRole("button", { name })).toHaveCount(1);
    await beside.getByRole("button", { name: "照此改：今年" }).click();
    const written = page.getByLabel("展开", { exact: true });
    await expect(written).toHaveText("个别镇街反映，专职人员只有三名，2026年缺口约人。");
    await beside.getByRole("button", { name: "不用改：个别" }).click();
    await beside.getByText("已说明1处").click();
    await beside.getByRole("button", { name: "写理由：个别" }).click();
    await beside.getByLabel("为什么不用改").fill("后面列了名单");
    await noViolations(page);
    await beside.getByLabel("为什么不用改").press("Enter");
    await expect(beside.getByText("说明：后面列了名单")).toBeVisible();
    await expect(beside.getByRole("button", { name: "不用改：个别" })).toHaveCount(0);

    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
    await page.reload();
    if (width < 1000) await unfold(page);
    await page.getByRole("button", { name: "改稿次" }).click();
    await page.getByRole("menuitemcheckbox", { name: "征求意见稿" }).click();
    await page.getByRole("dialog").getByText("已说明1处").click();
    await expect(page.getByRole("dialog").getByText("说明：后面列了名单")).toBeVisible();
    await noViolations(page);
    await page.getByRole("button", { name: "取消" }).first().click();
    await page.getByRole("button", { name: "下载Word" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByText("“2600名”没有出处。")).toBeVisible();
    await expect(dialog.getByText("“三名”与佐证对不上。")).toBeVisible();
    await noViolations(page);
    await page.getByRole("button", { name: "取消" }).first().click();
    expect(textsOf(await downloadWord(page)).join("\n")).toContain("专职人员只有三名");
  });
}
