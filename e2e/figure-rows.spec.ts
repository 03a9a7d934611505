import type { Locator, Page } from "@playwright/test";
import { addVisit, figureContent, visitContent } from "@/lib/testing/factories";
import { openDimension } from "./app";
import { test } from "./device-test";
import { expect } from "./fixtures";
import { saved } from "./offline-app";
import { prepare } from "./table-helps-app";
import { noViolations } from "./ui";

/** What a figure's row says and offers while it is filled: what was understood, and what could be taken over. */

const status = (page: Page) => page.getByRole("region", { name: "工作现状", exact: true });
const figure = (page: Page, number: number) => status(page).getByRole("group", { name: `第${number}项数据` });
const box = (row: Locator, name: string) => row.getByLabel(name, { exact: true });

async function addFigure(page: Page, number: number, indicator: string): Promise<Locator> {
  await status(page).getByRole("button", { name: "添加数据" }).last().click();
  await box(figure(page, number), "指标").fill(indicator);
  return figure(page, number);
}

test("a figure's row says what it understood while it is typed, and no box moves", async ({ db, pageOf }) => {
  const { member, address } = await prepare(db);
  const page = await pageOf(member, { width: 360 });
  await page.goto(address);
  await page.getByLabel("走访日期").fill("2026-11-20");
  await page.getByRole("button", { name: "添加受访对象" }).click();
  await openDimension(page, "工作现状");
  const row = await addFigure(page, 1, "专职人员");
  const height = async () => (await status(page).boundingBox())?.height;
  const before = await height();
  const [value, asOf] = [box(row, "数值"), box(row, "截至")];

  await value.pressSequentially("1.2万");
  await expect(value).toHaveAccessibleDescription("读作12000");
  await value.fill("200余");
  await expect(value).toHaveAccessibleDescription("读作200（余，按约数）");
  await value.fill("12");
  await expect(value).toHaveAccessibleDescription("");
  // Half typed is not called unreadable.
  await value.fill("若干");
  await expect(value).toHaveAccessibleDescription("");
  await asOf.fill("去年底");
  await expect(asOf).toHaveAccessibleDescription("读作2025年12月");
  await expect(value).toHaveAccessibleDescription("还读不出数字，可先这样存着，提交前再改");
  await expect(value).not.toHaveAttribute("aria-invalid");
  await asOf.fill("最近");
  await value.focus();
  await expect(asOf).toHaveAccessibleDescription("还读不出日期，提交前再改");
  expect(await height()).toBe(before);
  await noViolations(page);

  // 去年 is counted from the day of the visit.
  await asOf.fill("去年底");
  await page.getByLabel("走访日期").fill("2025-03-02");
  await expect(asOf).toHaveAccessibleDescription("读作2024年12月");
  const people = page.getByLabel("第1类人数", { exact: true });
  await people.fill("十二人");
  await expect(people).toHaveAccessibleDescription("读作12人");
});

test("what is known of an indicator, and 截至 and 来源 of the figure before, are stored only when they are taken", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, siteId, address } = await prepare(db);
  await addVisit(db, {
    projectId,
    content: visitContent({
      siteId,
      recorderId: member.id,
      visitedOn: "2026-02-01",
      figures: [figureContent({ indicator: "网格员", value: "9", unit: "人", definition: "专职，不含兼职" })],
    }),
  });
  const stored = () =>
    db.figure.findMany({
      where: { projectId, visit: { visitedOn: new Date("2026-11-20") } },
      select: { definition: true, asOf: true, source: true, indicator: { select: { name: true, unit: true } } },
      orderBy: { position: "asc" },
    });
  const page = await pageOf(member);
  await page.goto(address);
  await page.getByLabel("调研点").selectOption({ label: "双溪镇" });
  await page.getByLabel("走访日期").fill("2026-11-20");
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  const row = await addFigure(page, 1, "网格员");
  await box(row, "数值").fill("14");
  await box(row, "截至").fill("2026-10");
  await box(row, "来源").fill("镇台账");
  await expect(box(row, "单位")).toHaveAttribute("placeholder", "人");
  await expect(box(row, "口径")).toHaveAttribute("placeholder", "专职，不含兼职");
  await expect(saved(page, "synced")).toBeVisible();
  // A figure of the name without a unit is an indicator of its own: nothing was filled in.
  await expect
    .poll(stored)
    .toEqual([{ definition: "", asOf: "2026-10", source: "镇台账", indicator: { name: "网格员", unit: "" } }]);

  await row.getByRole("button", { name: "采用单位：人" }).click();
  await expect(box(row, "单位")).toHaveValue("人");
  await expect(box(row, "口径")).toHaveValue("");
  // By keyboard the focus goes to the box, because its button is gone.
  await box(row, "口径").focus();
  await page.keyboard.press("Tab");
  await expect(row.getByRole("button", { name: "采用口径：专职，不含兼职" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(box(row, "口径")).toBeFocused();
  await expect(box(row, "口径")).toHaveValue("专职，不含兼职");

  const next = await addFigure(page, 2, "志愿者");
  await box(next, "数值").fill("35%");
  await expect(box(next, "截至")).toHaveValue("");
  await expect(box(next, "来源")).toHaveAttribute("placeholder", "镇台账");
  await noViolations(page);
  await next.getByRole("button", { name: "采用截至：2026-10，来源：镇台账" }).first().click();
  await expect(box(next, "截至")).toHaveValue("2026-10");
  await expect(box(next, "来源")).toHaveValue("镇台账");
  await expect(next.getByRole("button", { name: /^采用/ })).toHaveCount(0);
  await expect.poll(stored).toEqual([
    { definition: "专职，不含兼职", asOf: "2026-10", source: "镇台账", indicator: { name: "网格员", unit: "人" } },
    { definition: "", asOf: "2026-10", source: "镇台账", indicator: { name: "志愿者", unit: "%" } },
  ]);
});
