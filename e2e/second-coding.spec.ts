import {
  addMember,
  addSite,
  addTheme,
  addVisit,
  createProject,
  entryContent,
  visitContent,
} from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

test("a codebook comes in from a file, a theme is archived, and a second person codes a sample that is then settled", async ({
  db,
  pageOf,
}) => {
  const [lead, second] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: second.id, role: "member" });
  const siteId = await addSite(db, { projectId, name: "桥头镇" });
  const people = await addTheme(db, { projectId, dimension: "problem", name: "专职人员不足" });
  const entries = ["一个人管七条线", "编制空着没人来"].map((text) => entryContent({ text, dimension: "problem" }));
  await addVisit(db, { projectId, content: visitContent({ siteId, recorderId: lead.id, entries }) });
  await db.entryTheme.createMany({
    data: entries.map(({ id }) => ({ projectId, entryId: id, themeId: people, assignedBy: lead.id })),
  });
  const home = `/projects/${projectId}/codebook`;
  const page = await pageOf(lead);

  await page.goto(`${home}/exchange`);
  const code = (name: string, inner = "") =>
    `<Code guid="${crypto.randomUUID()}" name="${name}" isCodable="true">${inner}</Code>`;
  const codes = code(
    "存在问题",
    code("编制", "<Description>岗位和人数</Description>") + code("专职人员不足") + code(""),
  );
  await page.getByLabel("选择文件").setInputFiles({
    name: "codebook.qdc",
    mimeType: "text/xml",
    buffer: Buffer.from(`<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>${codes}</Codes></CodeBook>`),
  });
  await expect(page.getByText("将改动1行；1行与现在相同，1行不能导入")).toBeVisible();
  await expect(page.getByText("第4行“”的名称：没有填写。")).toBeVisible();
  await noViolations(page);
  await page.getByRole("button", { name: "导入1行" }).click();
  await expect(page.getByText("已导入：新建1个主题")).toBeVisible();

  await page.goto(home);
  await page.getByRole("button", { name: "管理“专职人员不足”" }).click();
  await page.getByRole("menuitem", { name: "归档" }).click();
  await expect(page.getByRole("link", { name: /专职人员不足\s*已归档/ })).toBeVisible();
  await page.goto(`${home}/themes/${people}`);
  await expect(page.getByRole("link", { name: "2条条目（含下级主题）" })).toBeVisible();
  await page
    .getByRole("button", { name: /^用作例句/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "去掉例句" })).toBeVisible();
  await noViolations(page);

  await page.goto(`${home}/review`);
  await page.getByLabel("抽取条数").fill("2");
  await page.getByLabel("复核人").selectOption({ label: second.displayName });
  await page.getByRole("button", { name: "抽取", exact: true }).click();
  await expect(page.getByText("复核人提交以后，这里并排显示两人的归类。")).toBeVisible();
  const sample = page.url();

  const desk = await pageOf(second, { dark: true, width: 360 });
  await desk.goto(sample);
  const rows = desk.getByRole("list", { name: "抽到的条目" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await expect(desk.getByText("专职人员不足")).toHaveCount(0);
  await rows
    .first()
    .getByRole("button", { name: /选主题/ })
    .click();
  await desk.getByRole("dialog").getByRole("button", { name: "编制" }).click();
  await rows.nth(1).getByRole("button", { name: "没有合适的主题" }).click();
  await expect(desk.getByText("已看2/2条")).toBeVisible();
  await fitsItsWidth(desk);
  await noViolations(desk);
  await desk.getByRole("button", { name: "全部看过，提交" }).click();
  await expect(desk.getByText("抽样2条，两人一致0条，分歧2条")).toBeVisible();

  await page.reload();
  const first = page.getByRole("listitem").filter({ hasText: "原归类" }).first();
  await first.getByRole("button", { name: /^两者都要/ }).click();
  await expect(first.getByText(/^两者都要（/)).toBeVisible();
  await first.getByRole("button", { name: /^撤销/ }).click();
  await expect(first.getByRole("button", { name: /^保留原归类/ })).toBeVisible();
  for (const { text } of entries) await page.getByRole("button", { name: `保留原归类：${text}` }).click();
  await expect(page.getByText("抽样2条，两人一致0条，分歧2条已议定")).toBeVisible();
  expect(await db.entryTheme.count({ where: { projectId, themeId: people } })).toBe(2);
});
