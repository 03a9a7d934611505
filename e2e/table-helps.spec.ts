import { openDimension } from "./app";
import { test } from "./device-test";
import { expect } from "./fixtures";
import { readyForOffline, saved, signInAt, textsOnServer } from "./offline-app";
import { block, choose, prepare, section } from "./table-helps-app";
import { fitsItsWidth, noViolations } from "./ui";

/** What was heard at this site before: the last visit's notes, and the problems still open. */

test("at a desk, the site chosen in the form shows its last visit and its open problems; what is copied is an entry like any other", async ({
  db,
  pageOf,
}) => {
  const { member, address, meetings, staff, stored } = await prepare(db);
  const page = await pageOf(member);
  await page.goto(address);
  await choose(page, "双溪镇");
  const side = page.getByRole("region", { name: "上次走访" });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("双溪镇");
  await expect(side).toHaveCount(0);
  await choose(page, "桥头镇");
  await expect(side).toContainText("2026年6月1日");
  await expect(side).toContainText("议题由村民先提");

  // The form contains none of it before the person asks for it.
  await expect(page.getByRole("textbox", { name: /^第\d条$/ })).toHaveCount(0);
  await expect(page.getByLabel("走访方式")).toHaveValue("");
  await expect(page.getByText("上次（2026年6月1日）：个别访谈 · 镇政府三楼会议室 · 村干部")).toBeVisible();
  await page.getByRole("button", { name: "沿用上次的方式、地点和对象" }).click();
  await expect(page.getByLabel("走访方式")).toHaveValue("interview");
  await expect(page.getByLabel("地点")).toHaveValue("镇政府三楼会议室");
  await expect(page.getByLabel("第1类受访对象", { exact: true })).toHaveValue("村干部");
  await expect(page.getByLabel("第1类人数", { exact: true })).toHaveValue("");
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(page.getByLabel("走访方式")).toHaveValue("");
  await expect(page.getByLabel("第1类受访对象", { exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "沿用上次的方式、地点和对象" }).click();
  await page.getByLabel("第1类人数", { exact: true }).fill("12");

  const asked = block(page, "工作现状", "议事会开得怎么样");
  await asked.getByText("上次（2026年6月1日）2条，1项数据").click();
  await noViolations(page);
  await asked.getByRole("button", { name: "沿用：议题由村民先提，村委会统一登记" }).click();
  await expect(asked.getByLabel("第1条", { exact: true })).toBeFocused();
  await expect(asked.getByLabel("第1条", { exact: true })).toHaveValue("议题由村民先提，村委会统一登记。");
  await expect(asked.getByText("已沿用")).toBeVisible();
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await expect(asked.getByRole("textbox", { name: /^第\d条$/ })).toHaveCount(0);
  await asked.getByRole("button", { name: "沿用：村级议事会每月开一次" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("今年加到两次。");
  await asked.getByRole("button", { name: "沿用：议事会" }).click();
  const figure = asked.getByRole("group", { name: "第1项数据" });
  await expect(figure.getByLabel("数值", { exact: true })).toBeFocused();
  await expect(figure.getByLabel("数值", { exact: true })).toHaveValue("");
  await expect(figure.getByLabel("数值", { exact: true })).toHaveAccessibleDescription("上次 14个 截至2026-03");
  await page.keyboard.type("16");
  await figure.getByLabel("截至", { exact: true }).fill("2026-11");

  const problems = page.getByRole("region", { name: /此前反映的问题/ });
  await expect(problems.getByRole("listitem")).toHaveCount(2);
  await problems.getByRole("button", { name: "仍存在：专职人员只有两名" }).click();
  await expect(block(page, "存在问题", "人手够不够").getByLabel("第1条", { exact: true })).toHaveValue(
    "专职人员只有两名。",
  );
  await problems.getByRole("button", { name: "已解决：系统重复填报" }).click();
  await expect(problems.getByText("已记入")).toHaveCount(2);
  await noViolations(page);
  await fitsItsWidth(page);

  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("button", { name: "就这样提交" }).click();
  await expect(page.getByText("已提交，等待审核")).toBeVisible();
  expect(await stored()).toMatchObject({
    state: "submitted",
    method: "interview",
    place: "镇政府三楼会议室",
    audiences: [{ category: "村干部", headCount: 12 }],
    entries: [
      { dimension: "status", text: "2026年6月1日反映的“系统重复填报”已解决。", form: "summary", questionId: null },
      { dimension: "problem", text: "专职人员只有两名。", form: "summary", questionId: staff },
      { dimension: "status", text: "村级议事会每月开一次。今年加到两次。", form: "summary", questionId: meetings },
    ],
    figures: [{ asOf: "2026-11", definition: "每月至少开一次", indicator: { name: "议事会", unit: "个" } }],
  });
});

test("on a phone, in the dark, the notes are folded to a line under their question and the problems are at the top of their dimension", async ({
  db,
  pageOf,
}) => {
  const { member, address, stored } = await prepare(db);
  const page = await pageOf(member, { width: 360, dark: true });
  await page.goto(address);
  await choose(page, "桥头镇");
  await page.getByRole("button", { name: "沿用上次的方式、地点和对象" }).click();
  await page.getByLabel("第1类人数", { exact: true }).fill("12");
  const asked = block(page, "工作现状", "议事会开得怎么样");
  await expect(asked.getByText("上次（2026年6月1日）2条，1项数据")).toBeVisible();
  await expect(asked.getByRole("button", { name: /^沿用/ })).toHaveCount(0);
  await noViolations(page);
  await asked.getByText("上次（2026年6月1日）2条，1项数据").click();
  await asked.getByRole("button", { name: "沿用：村级议事会每月开一次" }).click();
  await noViolations(page);
  await fitsItsWidth(page);

  await openDimension(page, "存在问题");
  const problems = section(page, "存在问题").getByRole("region", { name: /此前反映的问题/ });
  await expect(problems.getByRole("listitem").first()).toContainText("2026年6月1日");
  await problems.getByRole("button", { name: "仍存在：系统重复填报" }).click();
  await problems.getByRole("button", { name: "已解决：专职人员只有两名" }).click();
  await expect(problems.getByText("已记入")).toHaveCount(2);
  await noViolations(page);
  await fitsItsWidth(page);
  // A solved problem is copied to the present state, and can be edited as any entry.
  await openDimension(page, "工作现状");
  const solved = block(page, "工作现状", "其他").getByLabel("第1条", { exact: true });
  await expect(solved).toHaveValue("2026年3月12日反映的“专职人员只有两名”已解决。");
  await solved.fill("2026年3月12日反映的“专职人员只有两名”已解决：新招三名。");
  await openDimension(page, "思考建议");
  await page.getByRole("button", { name: "提交审核" }).click();
  await page.getByRole("button", { name: "就这样提交" }).click();
  await expect(page.getByText("已提交，等待审核")).toBeVisible();
  const texts = (await stored())?.entries.map(({ dimension, text }) => `${dimension} ${text}`);
  expect(texts?.sort()).toEqual(
    [
      "problem 系统重复填报。",
      "status 2026年3月12日反映的“专职人员只有两名”已解决：新招三名。",
      "status 村级议事会每月开一次。",
    ].sort(),
  );
});

test("from a cold start, last time's notes and the open problems are there for every chosen site", async ({
  db,
  device,
}) => {
  const { member, projectId } = await prepare(db);
  const page = await signInAt(device, member, `/projects/${projectId}`);
  await readyForOffline(page);
  await device.offline();
  await device.shutDown();

  const cold = await device.visit(`/projects/${projectId}`);
  await cold.getByRole("link", { name: "新建走访" }).click();
  await choose(cold, "桥头镇");
  await cold.getByRole("button", { name: "沿用上次的方式、地点和对象" }).click();
  await expect(cold.getByLabel("第1类人数", { exact: true })).toBeFocused();
  await cold.keyboard.type("9");
  const asked = block(cold, "工作现状", "议事会开得怎么样");
  await asked.getByText("上次（2026年6月1日）2条，1项数据").click();
  await asked.getByRole("button", { name: "沿用：村级议事会每月开一次" }).click();
  await openDimension(cold, "存在问题");
  const problems = section(cold, "存在问题").getByRole("region", { name: /此前反映的问题/ });
  await problems.getByRole("button", { name: "仍存在：专职人员只有两名" }).click();
  await noViolations(cold);
  await expect(saved(cold, "kept")).toBeVisible();

  await device.reconnect();
  await expect
    .poll(() =>
      textsOnServer(db, projectId).then((texts) =>
        texts.filter((text) => text.startsWith("村级") || text.startsWith("专职")),
      ),
    )
    .toEqual(["专职人员只有两名。", "专职人员只有两名。", "村级议事会每月开一次。", "村级议事会每月开一次。"].sort());
  await expect(saved(cold, "synced")).toBeVisible();
});
