import { openDimension } from "./app";
import { test } from "./device-test";
import { expect } from "./fixtures";
import { saved } from "./offline-app";
import { block, choose, prepare } from "./table-helps-app";
import { fitsItsWidth, noViolations } from "./ui";

test("an entry that is too long is saved as it is, and one press splits it at ends of sentences", async ({
  db,
  pageOf,
}) => {
  const { member, projectId, address } = await prepare(db);
  const texts = async () => {
    const rows = await db.entry.findMany({
      where: { projectId, visit: { recorderId: member.id } },
      select: { text: true },
      orderBy: { position: "asc" },
    });
    return rows.map(({ text }) => text);
  };
  const page = await pageOf(member, { width: 360 });
  await page.goto(address);
  await choose(page, "双溪镇");
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await openDimension(page, "工作现状");
  const asked = block(page, "工作现状", "议事会开得怎么样");
  await asked.getByRole("button", { name: "添加一条" }).click();
  const text = "村里的事村里办，人手还是不够。".repeat(600);
  const boxes = asked.getByRole("textbox", { name: /^第\d条$/ });
  await boxes.fill(text);
  const offer = asked.getByRole("region", { name: "拆分" });
  await expect(offer).toContainText("这一条有9,000字，一条最多5,000字。按句子拆成2条？");
  await expect(offer.getByRole("listitem")).toHaveText([/（4,500字）$/, /（4,500字）$/]);
  await expect(saved(page, "synced")).toBeVisible();
  expect(await texts()).toEqual([text]);
  await noViolations(page);
  await fitsItsWidth(page);

  await offer.getByRole("button", { name: "拆成2条" }).click();
  await expect(boxes).toHaveCount(2);
  await expect(offer).toHaveCount(0);
  await expect.poll(texts).toEqual([text.slice(0, 4500), text.slice(4500)]);
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(boxes).toHaveCount(1);
  await expect(boxes).toHaveValue(text);
  await offer.getByRole("button", { name: "先不拆" }).click();
  await expect(offer).toHaveCount(0);
});
