import { addMember, addSite, addVisit, createProject, entryContent, visitContent } from "@/lib/testing/factories";
import { openDimension } from "./app";
import { expect, newAccount, test } from "./fixtures";
import { fitsItsWidth, noViolations } from "./ui";

/** Whenever the test runs, this day has not come: nobody can be asked to hear something before today. */
const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
const [year, month, dayOfMonth] = due.split("-");

test("a gap becomes a follow-up, stands in the form without a network, and is closed by what is heard", async ({
  db,
  pageOf,
}) => {
  const [lead, member] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id });
  await addMember(db, { projectId, userId: member.id, role: "member" });
  const siteId = await addSite(db, { projectId, name: "桥头镇" });
  const heard = visitContent({ siteId, recorderId: lead.id, entries: [entryContent({ text: "有议事会。" })] });
  await addVisit(db, { projectId, content: heard });
  const home = `/projects/${projectId}`;

  const page = await pageOf(member, { width: 360 });
  // Without a site there is no gap to ask about.
  await page.goto(`${home}/follow-ups/new`);
  await expect(page.getByLabel("要问清什么")).toHaveValue("");
  await page.goto(`${home}/findings?view=coverage`);
  await page.getByRole("link", { name: "补访：桥头镇 存在问题" }).click();
  await page.getByLabel("要问清什么").fill("专职网格员有几人？");
  await page.getByLabel("希望在这天以前问到").fill(due);
  await noViolations(page);
  await fitsItsWidth(page);
  await page.getByRole("button", { name: "建立补访" }).click();
  await expect(page).toHaveURL(/view=coverage/);
  await expect(page.getByRole("region", { name: "补访", exact: true })).toContainText("专职网格员有几人？");

  await page.goto(home);
  await page.getByRole("region", { name: "要去补访的" }).getByRole("link", { name: "专职网格员有几人？" }).click();
  await page.getByRole("link", { name: "去走访" }).click();
  await expect(page.getByLabel("调研点")).toHaveValue(siteId);
  await page.context().setOffline(true);
  await openDimension(page, "存在问题");
  const asked = page.getByRole("region", { name: "要问清的事" });
  await expect(asked).toContainText(`${Number(year)}年${Number(month)}月${Number(dayOfMonth)}日以前`);
  await asked.getByRole("button", { name: "记下答复：专职网格员有几人？" }).click();
  await page.keyboard.type("专职只有3人");
  await expect(asked).toContainText("已答复：专职只有3人");
  await noViolations(page);
  await fitsItsWidth(page);
  await expect(page.locator('[data-save-state="kept"]')).toBeVisible();
  await page.context().setOffline(false);
  await page.getByLabel("走访方式").selectOption({ label: "座谈交流" });
  await expect(page.locator('[data-save-state="synced"]')).toBeVisible();

  await page.goto(`${home}/findings?view=coverage`);
  const answered = page.getByRole("region", { name: "补访", exact: true });
  await expect(answered).toContainText("补访已答复：专职只有3人");
  await answered.getByRole("link", { name: /桥头镇，.*走访/ }).click();
  await expect(page.getByRole("listitem", { name: "第1条" }).last()).toContainText("专职只有3人");
});
