import { addMember, addVisit, entryContent, serial, visitContent } from "@/lib/testing/factories";
import { readParagraphs } from "@/lib/testing/docx-reader";
import * as app from "./app";
import { expect, newAccount, test } from "./fixtures";

const shortage = "专职人员只有两名，一人管七条线。";
const note: app.VisitNote = {
  site: "桥头镇",
  day: "2026-11-20",
  method: "座谈交流",
  place: "镇政府二楼会议室",
  who: "李走访",
  heard: { category: "村干部", headCount: 6 },
  entries: {
    工作现状: ["村级议事会每月一次。", "网格员每天巡查。"],
    经验典型: ["村民自己管水渠，三年没有纠纷。"],
    存在问题: [shortage, "同一张表要报三个系统。"],
  },
  figure: { indicator: "村级议事会", value: "14", unit: "个", asOf: "2026-10" },
};

test("from the meeting room to a Word file whose every number is the database's own", async ({
  browser,
  baseURL,
  extraHTTPHeaders,
  db,
  pageOf,
}) => {
  test.setTimeout(300_000);
  const lead = await newAccount(db);
  const reviewer = await newAccount(db);
  const desk = await pageOf(lead);

  // The lead sets up the study.
  const projectName = `基层治理调研${serial()}`;
  const projectId = await app.createProject(desk, projectName);
  await app.addSites(desk, projectId, ["桥头镇", "林湖乡", "城东街道", "高岭镇"]);
  await addMember(db, { projectId, userId: reviewer.id, role: "reviewer" });
  const link = await app.inviteMember(desk, projectId, "调研组成员");

  // The member joins on a phone, records a visit and hands it in.
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    ...(extraHTTPHeaders && { extraHTTPHeaders }),
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
  });
  const phone = await context.newPage();
  await app.acceptInvitation(phone, link, {
    displayName: "李走访",
    accountName: `li-${serial()}`,
    password: "correct horse battery",
  });
  await app.recordVisit(phone, projectId, note);
  await app.submitVisit(phone);

  // Returned with a comment at the entry, corrected, handed in again, approved.
  const office = await pageOf(reviewer);
  await app.openVisit(office, projectId, { site: "桥头镇", state: "已提交" });
  await app.returnVisit(office, { entry: shortage, comment: "七条线是哪些？请写清。" });
  await app.openVisit(phone, projectId, { site: "桥头镇", state: "退回修改" });
  await expect(phone.getByText("七条线是哪些？请写清。")).toBeVisible();
  await phone.getByRole("link", { name: "修改", exact: true }).click();
  await app.openDimension(phone, "存在问题");
  const problems = phone.getByRole("region", { name: "存在问题", exact: true });
  await expect(problems.getByText("七条线是哪些？请写清。")).toBeVisible();
  const corrected = "专职人员只有两名，一人管综治、民政等七条线。";
  await problems.getByLabel("第1条", { exact: true }).fill(corrected);
  await app.submitVisit(phone);
  await app.openVisit(office, projectId, { site: "桥头镇", state: "已提交" });
  await expect(office.getByText(corrected, { exact: true })).toBeVisible();
  await app.approveVisit(office);
  await app.openVisit(office, projectId, { site: "桥头镇", state: "已审核" });
  await office.getByRole("link", { name: "修改历史" }).click();
  await expect(office.getByRole("deletion")).toHaveCount(0);
  await expect(office.getByRole("insertion")).toHaveText("综治、民政等");
  await context.close();

  // Meanwhile two more visits were approved. One mentions the same problem; a draft elsewhere does too and never
  // counts.
  const sites = await db.site.findMany({ where: { projectId }, select: { id: true, name: true } });
  const siteId = (name: string) => sites.find((site) => site.name === name)?.id ?? "";
  const visit = (name: string, text: string, state: "approved" | "draft") =>
    addVisit(db, {
      projectId,
      state,
      reviewerId: reviewer.id,
      content: visitContent({
        siteId: siteId(name),
        recorderId: lead.id,
        visitedOn: "2026-11-18",
        entries: [entryContent({ text, dimension: "problem" })],
      }),
    });
  await visit("林湖乡", "专职人员流动快。", "approved");
  await visit("城东街道", "经费跟不上任务。", "approved");
  await visit("高岭镇", "专职人员都是兼职。", "draft");

  // Themes, then findings: sites are counted, and each number links to its entries.
  await app.codeEntries(desk, projectId, { dimension: "problem", words: "专职人员", theme: "专职人员不足", count: 2 });
  await app.codeEntries(desk, projectId, { dimension: "status", words: "议事会", theme: "村级议事", count: 1 });
  await desk.goto(`/projects/${projectId}/findings`);
  await expect(desk.getByText("已审核3次走访，覆盖3/4个镇街园区，共7条")).toBeVisible();
  const theme = desk.getByRole("group").filter({ hasText: "专职人员不足" });
  await theme.getByText("专职人员不足").first().click();
  await theme.getByRole("link", { name: "走访的3个镇街园区中2个反映" }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "2个镇街园区的2条" })).toBeVisible();
  await expect(desk.getByRole("list", { name: "条目列表" }).getByRole("listitem")).toHaveCount(2);
  await desk.getByRole("link", { name: /桥头镇 2026-11-20走访/ }).click();
  await expect(desk.getByText(corrected)).toBeInViewport();

  // The report, read from the Word file.
  await app.draftReport(desk, projectId, "关于基层治理工作的调研报告");
  const file = await app.downloadWord(desk);
  const all = readParagraphs(file);
  const dataNote = all.find(({ style }) => style === "DataNote")?.text ?? "";
  const paragraphs = all.filter(({ style }) => style !== "DataNote").map((paragraph) => paragraph.text);
  const body = paragraphs.slice(0, paragraphs.indexOf("附件"));
  // Five cells for each entry.
  const cells = readParagraphs(file).filter(({ style }) => style === "EvidenceCell");
  const index = cells.filter((_, place) => place % 5 === 4).map(({ text }) => text);

  // Counted independently here, without any code of the product.
  const [whole] = await db.$queryRaw<Whole[]>`
    SELECT min(visited_on)::text AS first, max(visited_on)::text AS last, count(*)::int AS visits, count(DISTINCT site_id)::int AS sites,
      (SELECT sum(head_count)::int FROM visit_audiences a JOIN visits b ON (b.project_id, b.id) = (a.project_id, a.visit_id)
        WHERE b.project_id = ${projectId}::uuid AND b.state = 'approved') AS heads
    FROM visits WHERE project_id = ${projectId}::uuid AND state = 'approved'`;
  const methods = await db.$queryRaw<{ visits: number }[]>`
    SELECT count(*)::int AS visits FROM visits WHERE project_id = ${projectId}::uuid AND state = 'approved' GROUP BY method ORDER BY 1 DESC`;
  const themes = await db.$queryRaw<{ sites: number; entries: string[] }[]>`
    SELECT count(DISTINCT v.site_id)::int AS sites, array_agg(e.text ORDER BY e.text) AS entries
    FROM entry_themes et JOIN themes t ON (t.project_id, t.id) = (et.project_id, et.theme_id)
      JOIN entries e ON (e.project_id, e.id) = (et.project_id, et.entry_id) JOIN visits v ON (v.project_id, v.id) = (e.project_id, e.visit_id)
    WHERE t.project_id = ${projectId}::uuid AND v.state = 'approved'
    GROUP BY t.id, t.dimension ORDER BY array_position(ARRAY['status', 'example', 'problem', 'suggestion'], t.dimension)`;
  if (!whole) throw new Error("the recount found nothing");
  expect(whole).toMatchObject({ visits: 3, sites: 3 });
  expect(themes.map(({ sites: support }) => support)).toEqual([1, 2]);

  const said = /计入走访(\d+)次、镇街园区(\d+)个、条目(\d+)条/u.exec(dataNote)?.slice(1).map(Number);
  const entries = await db.entry.count({ where: { projectId, visit: { state: "approved" } } });
  expect(dataNote).toMatch(/^数据说明：/);
  expect(said).toEqual([whole.visits, whole.sites, entries]);

  const [year, month, day] = whole.first.split("-").map(Number);
  const lastDay = Number(whole.last.split("-")[2]);
  const opening = [
    year,
    month,
    day,
    lastDay,
    whole.sites,
    whole.visits,
    ...methods.map(({ visits }) => visits),
    whole.heads,
  ];
  // What one site says is named, and not counted.
  const supports = themes.flatMap(({ sites: support }) => (support > 1 ? [whole.sites, support] : []));
  // The text without the quotations from visits and without the marks that lead to the index.
  const quoted = themes.flatMap(({ entries }) => entries.map((entry) => entry.replace(/。$/, "")));
  const own = quoted
    .reduce((text, entry) => text.replaceAll(entry, ""), body.slice(1).join("\n").replaceAll(projectName, ""))
    .replace(/〔[^〕]+〕/g, "");
  expect([...own.matchAll(/\d+/g)].map(([digits]) => Number(digits))).toEqual([...opening, ...supports]);

  // Every entry behind a point is in the index, and every mark in the text leads there.
  expect([...index].sort()).toEqual(themes.flatMap(({ entries }) => entries).sort());
  const marks = [...body.join("").matchAll(/〔([^〕]+)〕/g)].flatMap(([, mark = ""]) => mark.split(",").map(Number));
  expect(marks).toEqual(index.map((_line, place) => place + 1));
});

interface Whole {
  first: string;
  last: string;
  visits: number;
  sites: number;
  heads: number;
}
