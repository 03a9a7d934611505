import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { demoAccount, expect, test } from "./fixtures";
import { openRows } from "./ui";

const views = ["", "?view=coverage", "?view=figures", "?view=charts"];

interface Shown {
  href: string;
  /** What a screen reader says for the link. */
  words: string;
}

/** Every link of the page to entries, including those inside rows. */
async function entryLinks(page: Page): Promise<Shown[]> {
  await openRows(page);
  return page.locator('a[href*="/findings/entries"]').evaluateAll((links) =>
    links.map((link) => ({
      href: link.getAttribute("href") ?? "",
      words: (link.getAttribute("aria-label") ?? link.textContent ?? "").replace(/\s+/g, " ").trim(),
    })),
  );
}

/** The number in a link's text, of sites or of entries. Null for a mark, which leads to visits. */
function promised(words: string): { sites: number } | { entries: number } | null {
  const sites =
    /中(\d+)个反映$|：(\d+)个镇街园区$|：(?:镇|乡|街道|园区)(\d+)个$|^(?:镇|乡|街道|园区)(\d+)$|^(\d+)\/\d+个$/.exec(
      words,
    );
  if (sites) return { sites: Number(sites.slice(1).find(Boolean)) };
  const entries = /(\d+)条(?:没有归入主题|）)?$/.exec(words);
  if (entries) return { entries: Number(entries[1]) };
  if (/未谈及$|无此情况$/.test(words)) return null;
  throw new Error(`a link to entries that says no number: ${words}`);
}

/** What a page's answer carries for the case that it is not there, or not for this person. */
const otherwise = ["没有找到", "没有权限"];

/** The heading of the page that a link leads to, asked for as a press on the link asks: without the page's HTML. */
async function headingBehind(page: Page, href: string): Promise<string> {
  const answer = await page.request.get(href, { headers: { rsc: "1" } });
  const headings = [...(await answer.text()).matchAll(/\["\$","h1",null,\{[^}]*"children":("[^"]*")\}\]/g)]
    .map(([, text = '""']): string => JSON.parse(text))
    .filter((text) => !otherwise.includes(text));
  return headings.join(" | ");
}

test("every number of the findings links to exactly as many sites or entries", async ({ db, pageOf }) => {
  test.setTimeout(240_000);
  const project = await db.project.findFirstOrThrow({ where: { visits: { some: {} } }, orderBy: { createdAt: "asc" } });
  const page = await pageOf(demoAccount("lead"));
  const shown = new Map<string, Set<string>>();
  for (const view of [...views, "?unapproved=1&kind=town", "?view=coverage&theme=none&q=x"]) {
    await page.goto(`/projects/${project.id}/findings${view}`);
    for (const { href, words } of await entryLinks(page)) shown.set(href, (shown.get(href) ?? new Set()).add(words));
  }
  expect(shown.size).toBeGreaterThan(300);

  const wrong: string[] = [];
  const check = async ([href, said]: [string, Set<string>]) => {
    const heading = await headingBehind(page, href);
    const behind = /^(\d+)个镇街园区的(\d+)条$/.exec(heading);
    for (const words of said) {
      const number = promised(words);
      const right = !number
        ? /^[1-9]\d*次走访标明/.test(heading)
        : "sites" in number
          ? Number(behind?.[1]) === number.sites
          : Number(behind?.[2]) === number.entries;
      if (!right) wrong.push(`${words} → ${heading} (${href})`);
    }
  };
  const left = [...shown];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let next = left.pop(); next; next = left.pop()) await check(next);
    }),
  );
  expect(wrong).toEqual([]);
});

test("a number is followed from the theme to its sites, to the entries, to the visit", async ({ db, pageOf }) => {
  const project = await db.project.findFirstOrThrow({ where: { visits: { some: {} } }, orderBy: { createdAt: "asc" } });
  const page = await pageOf(demoAccount("viewer"));
  await page.goto(`/projects/${project.id}/findings`);
  await expect(page.getByText("已审核24次走访，覆盖21/24个镇街园区，共288条")).toBeVisible();
  await page.getByRole("navigation", { name: "看哪个维度" }).getByRole("link", { name: "存在问题" }).click();
  await expect(page).toHaveURL(/dimension=problem/);
  const row = page
    .getByRole("list", { name: "存在问题的主题" })
    .locator("> li")
    .filter({ hasText: "专职人员不足" })
    .filter({ hasText: "14/21" });
  await row.locator("summary").click();
  await expect(row.getByRole("list", { name: "反映的调研点", exact: true }).getByRole("listitem")).toHaveCount(14);
  await row.getByRole("link", { name: "走访的21个镇街园区中14个反映" }).click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/^14个镇街园区的\d+条$/);

  // Searches within the opened list by one character: every remaining entry contains it, marked.
  await page.getByLabel("查找的词").fill("人");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page).toHaveURL(/q=%E4%BA%BA/);
  const entries = page.getByRole("list", { name: "条目列表" }).getByRole("listitem");
  await expect(entries.first().locator("mark").first()).toHaveText("人");
  await expect(heading).toHaveText(new RegExp(`的${await entries.count()}条$`));
  for (const entry of await entries.all()) await expect(entry.locator("mark").first()).toHaveText("人");
  const text = (await entries.first().getByRole("paragraph").first().innerText()).trim();
  await entries.first().getByRole("link", { name: /走访$/ }).click();
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]+#entry-/);
  await expect(page.getByText(text)).toBeInViewport();
});

test("a long list of entries continues over pages, and an indicator links to its figures", async ({ db, pageOf }) => {
  const project = await db.project.findFirstOrThrow({ where: { visits: { some: {} } }, orderBy: { createdAt: "asc" } });
  const page = await pageOf(demoAccount("lead"));
  await page.goto(`/projects/${project.id}/findings/entries?dimension=status`);
  const entries = page.getByRole("list", { name: "条目列表" }).getByRole("listitem");
  const total = Number(/(\d+)条$/.exec(await page.getByRole("heading", { level: 1 }).innerText())?.[1]);
  await expect(entries).toHaveCount(50);
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(entries).toHaveCount(total - 50);

  await page.goto(`/projects/${project.id}/findings?view=figures`);
  const row = page.getByRole("list", { name: "数据指标" }).locator("> li").filter({ hasText: "12345办件量" });
  await row.locator("summary").click();
  const given = Number(
    /^(\d+)/.exec((await row.getByRole("link", { name: /在台账看全部\d+项/ }).innerText()).replace(/\D/g, ""))?.[1],
  );
  await row.getByRole("link", { name: /在台账看全部\d+项/ }).click();
  await expect(page.getByRole("region", { name: "数据", exact: true }).getByRole("row")).toHaveCount(given + 1);
});

test("the entries behind a number can be downloaded as a table, exactly those and all of them", async ({
  db,
  pageOf,
}) => {
  const project = await db.project.findFirstOrThrow({ where: { visits: { some: {} } }, orderBy: { createdAt: "asc" } });
  const page = await pageOf(demoAccount("viewer"));
  await page.goto(`/projects/${project.id}/findings/entries?dimension=problem&kind=town`);
  const total = Number(/(\d+)条$/.exec(await page.getByRole("heading", { level: 1 }).innerText())?.[1]);
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载表格 CSV" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/_条目_\d{4}-\d\d-\d\d\.csv$/);
  const { data } = Papa.parse<string[]>(readFileSync(await download.path(), "utf8").replace(/^\uFEFF/, ""));
  const end = data.findIndex((line) => line.length === 1);
  const rows = data.slice(1, end);
  expect(data.slice(end).join()).toContain("筛选：维度：存在问题；类型：镇。");
  expect(rows).toHaveLength(total);
  expect(new Set(rows.map((row) => `${row[2]} ${row[4]} ${row[5]}`))).toEqual(new Set(["镇 已审核 存在问题"]));
  // A visit to a former site counts for the present one.
  const town = { OR: [{ mergedIntoId: null, kind: "town" }, { mergedInto: { kind: "town" } }] };
  const counted = await db.entry.findMany({
    where: { projectId: project.id, dimension: "problem", visit: { state: "approved", site: town } },
    select: { text: true },
  });
  expect(rows.map((row) => row[9]).sort()).toEqual(counted.map(({ text }) => text).sort());
});

test("the page says which parts of an address it ignored; a filter that leaves nothing offers to clear it", async ({
  db,
  pageOf,
}) => {
  const project = await db.project.findFirstOrThrow({ where: { visits: { some: {} } }, orderBy: { createdAt: "asc" } });
  const page = await pageOf(demoAccount("lead"));
  await page.goto(`/projects/${project.id}/findings?kind=city&from=2026-13-40&view=themes`);
  await expect(page.getByRole("status").filter({ hasText: "看不懂" })).toContainText("类型、开始日期");
  await page.goto(`/projects/${project.id}/findings?from=2030-01-01`);
  await expect(page.getByRole("heading", { name: "没有符合条件的内容" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "清除筛选" }).last().click();
  await expect(page.getByText("已审核24次走访")).toBeVisible();
});
