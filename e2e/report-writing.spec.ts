import { downloadWord, draftReport } from "./app";
import { expect, test } from "./fixtures";
import { allSaved, choose, drafted, prepare, textsOf } from "./report-app";
import { noViolations } from "./ui";

test("with an input method a text is written around its pieces; a sentence is cited, a figure is filled in with its source", async ({
  db,
  pageOf,
}) => {
  const { lead, projectId } = await prepare(db);
  const page = await pageOf(lead);
  await draftReport(page, projectId, "关于基层治理的调研报告");
  await choose(page, /专职人员不足/);
  const text = page.getByLabel("展开", { exact: true });
  const stored = async () =>
    (await db.reportPoint.findFirstOrThrow({ where: { projectId, lead: drafted.staff } })).text;
  await text.fill("各地专职人员少。");

  // As an input method does: what it shows while it composes is replaced until it is confirmed.
  const keyboard = await page.context().newCDPSession(page);
  await text.press("Control+End");
  for (const shown of ["d", "dou", "都缺"])
    await keyboard.send("Input.imeSetComposition", {
      text: shown,
      selectionStart: shown.length,
      selectionEnd: shown.length,
    });
  await keyboard.send("Input.insertText", { text: "都缺人，" });
  const insert = page.getByText("插入现算的数字");
  await insert.click();
  await page.getByLabel("数字", { exact: true }).fill("260名");
  await page.getByLabel("出处", { exact: true }).fill("县委政法委10月统计");
  await page.getByRole("button", { name: "插入", exact: true }).click();
  await text.press("Control+End");
  await keyboard.send("Input.imeSetComposition", { text: "queyuan", selectionStart: 7, selectionEnd: 7 });
  await keyboard.send("Input.insertText", { text: "缺员。" });
  await expect(text).toHaveText("各地专职人员少。都缺人，260名缺员。");

  // In the first sentence.
  await text.click({ position: { x: 24, y: 18 } });
  const beside = page.getByRole("region", { name: "佐证" });
  await beside.getByRole("button", { name: "标到这一句" }).first().click();
  await expect(text).toHaveText(/^各地专职人员少。〔.+〕都缺人，260名缺员。$/);
  await noViolations(page);
  await text.press("Control+z");
  await expect(text).toHaveText("各地专职人员少。都缺人，260名缺员。");
  await text.press("Control+Shift+z");
  await allSaved(page);
  expect(await stored()).toMatch(
    /^各地专职人员少。\{\{佐证：[\w-]{36}\}\}都缺人，\{\{手填：260名｜县委政法委10月统计\}\}缺员。$/,
  );
  const leads = page.getByRole("region", { name: "目录" }).getByRole("listitem");
  await leads.filter({ hasText: "经费保障不足" }).dragTo(leads.filter({ hasText: "专职人员不足" }), {
    targetPosition: { x: 20, y: 5 },
  });
  await expect(leads.first()).toHaveText(`一是${drafted.money}`);
  await allSaved(page);
  const printed = textsOf(await downloadWord(page)).join("\n");
  expect(printed).toMatch(/各地专职人员少。〔\d+〕都缺人，260名缺员。/);
});
