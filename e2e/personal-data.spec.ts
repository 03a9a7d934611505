import { openDimension } from "./app";
import { expect, test } from "./fixtures";
import { beginPoint, card, fillBasics, idNumber, mobile, prepare, saved, status, warnings } from "./personal-data-app";
import { fitsItsWidth, noViolations } from "./ui";

/** While a person writes a visit: what looks like somebody's number is reported at its field. */

test("on a phone an identity number is reported when its field is left, redacted, undone, and kept if the person says so", async ({
  db,
  pageOf,
}) => {
  const { member, address, texts } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await page.goto(address);
  await fillBasics(page);
  const box = await beginPoint(page);
  await page.keyboard.type(`张某身份证${idNumber}，家里三口人`);
  await expect(saved(page)).toBeVisible();
  await status(page).getByLabel("第1条由谁说的").focus();
  await expect(warnings(page)).toHaveCount(1);
  await expect(warnings(page)).toContainText("疑似含有身份证号");
  await expect(box).toHaveAccessibleDescription(/疑似含有身份证号/);
  await fitsItsWidth(page);
  await noViolations(page);

  await page.getByRole("button", { name: "一键脱敏" }).click();
  await expect(box).toHaveValue("张某身份证〔身份证号已隐去〕，家里三口人");
  await expect(warnings(page)).toHaveCount(0);
  await expect.poll(texts).toEqual(["张某身份证〔身份证号已隐去〕，家里三口人"]);
  await expect(page.getByText("已脱敏1处")).toBeVisible();
  await noViolations(page);
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(box).toHaveValue(`张某身份证${idNumber}，家里三口人`);

  await expect(warnings(page)).toHaveCount(1);
  await page.getByRole("button", { name: "保留" }).focus();
  await page.keyboard.press("Enter");
  await expect(warnings(page)).toHaveCount(0);
  // With the keyboard the focus is back in the text.
  await expect(box).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type("。又写了一句");
  await status(page).getByLabel("第1条由谁说的").fill(`村民${mobile}`);
  await page.getByRole("button", { name: "一键脱敏" }).waitFor();
  await expect(warnings(page)).toHaveText(/“谁说的（类别）”一栏疑似含有手机号/);
  await page.getByRole("button", { name: "一键脱敏" }).click();
  await expect(status(page).getByLabel("第1条由谁说的")).toHaveValue("村民〔手机号已隐去〕");
  await expect.poll(texts).toEqual([`张某身份证${idNumber}，家里三口人。又写了一句`]);

  // The device remembers what was to be kept. Another number in the same text is reported.
  await page.reload();
  await openDimension(page, "工作现状");
  await expect(box).toHaveValue(/又写了一句$/);
  await box.focus();
  await page.keyboard.press("End");
  await page.keyboard.type(`卡${card}`);
  await status(page).getByLabel("第1条由谁说的").focus();
  await expect(warnings(page)).toHaveText(/疑似含有银行卡号，/);
});

test("while an input method is composing nothing is reported, and nothing it writes is disturbed", async ({
  db,
  pageOf,
}) => {
  const { member, address } = await prepare(db);
  const page = await pageOf(member);
  await page.clock.install();
  await page.goto(address);
  const box = await beginPoint(page);
  const keyboard = await page.context().newCDPSession(page);
  await page.keyboard.type(`电话${mobile}`);
  for (const text of ["c", "cu", "cun", "cun m"])
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await page.clock.runFor(10_000);
  await expect(warnings(page)).toHaveCount(0);
  await keyboard.send("Input.insertText", { text: "村民" });
  await page.clock.runFor(10_000);
  await expect(warnings(page)).toHaveText(/疑似含有手机号/);
  await expect(box).toHaveValue(`电话${mobile}村民`);
  await expect(box).toBeFocused();
  await page.keyboard.type("常来");
  await expect(box).toHaveValue(`电话${mobile}村民常来`);
});

test("a button does not move while a finger presses it", async ({ db, pageOf }) => {
  const { member, address } = await prepare(db);
  const page = await pageOf(member);
  await page.clock.install();
  await page.goto(address);
  await beginPoint(page);
  await page.keyboard.type(`电话${mobile}`);
  const more = status(page).getByRole("button", { name: "添加一条" }).first();
  await more.hover();
  await page.mouse.down();
  await page.clock.runFor(10_000);
  await expect(warnings(page)).toHaveCount(0);
  await page.mouse.up();
  await expect(status(page).getByLabel("第2条", { exact: true })).toBeFocused();
  await page.clock.runFor(10_000);
  await expect(warnings(page)).toHaveCount(1);
});
