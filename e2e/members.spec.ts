import type { Page } from "@playwright/test";
import { addMember, createProject, serial } from "@/lib/testing/factories";
import { expect, newAccount, test } from "./fixtures";
import { noViolations } from "./ui";

const password = "correct horse battery";

/** The lead makes a link and reads it from the screen. */
async function invite(page: Page, projectId: string, input: { role: string; note: string }): Promise<string> {
  await page.goto(`/projects/${projectId}/members`);
  await page.getByRole("button", { name: "邀请成员" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: input.role }).check();
  await dialog.getByLabel("邀请谁").fill(input.note);
  await dialog.getByRole("button", { name: "生成邀请链接" }).click();
  await expect(dialog.getByRole("img", { name: "链接的二维码" })).toBeVisible();
  const link = await dialog.getByLabel("链接", { exact: true }).inputValue();
  await page.getByRole("button", { name: "关闭" }).click();
  return link;
}

test("a lead invites with a link that works once; roles and removal take effect at the next request", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id, name: `邀请课题${serial()}` });
  const desk = await pageOf(lead);
  const link = await invite(desk, projectId, { role: "调研组成员", note: "发改局小李" });
  await expect(desk.getByRole("row", { name: /发改局小李/ })).toContainText("调研组成员");
  await noViolations(desk);

  // A new person, on a phone.
  const phone = await pageOf(null, { width: 360 });
  await phone.goto(link);
  await expect(phone.getByText("角色是调研组成员")).toBeVisible();
  await noViolations(phone);
  const accountName = `li-${serial()}`;
  await phone.getByRole("button", { name: "建立账号并加入" }).click();
  await expect(phone.getByLabel("姓名")).toBeFocused();
  await phone.getByLabel("姓名").fill("李新");
  await phone.getByLabel("账号").fill(accountName);
  await phone.getByLabel(/^新密码/).fill(password);
  await phone.getByLabel("再输一遍新密码").fill(password);
  await phone.getByRole("button", { name: "建立账号并加入" }).click();
  await expect(phone).toHaveURL(`/projects/${projectId}`);

  // Now in the list of members, and no longer among the open invitations.
  await desk.reload();
  await expect(desk.getByRole("row", { name: /李新/ })).toContainText("调研组成员");
  await expect(desk.getByRole("row", { name: /发改局小李/ })).toHaveCount(0);

  // The link is used up for everyone, including the person who used it.
  await desk.goto(link);
  await expect(desk.getByRole("heading", { name: "链接已失效" })).toBeVisible();

  // Another role ends the session at the next request, and signing in leads back.
  await desk.goto(`/projects/${projectId}/members`);
  await desk.getByRole("button", { name: "对李新的操作" }).click();
  await desk.getByRole("menuitem", { name: "改角色" }).click();
  await desk.getByRole("radio", { name: "只读" }).check();
  await desk.getByRole("button", { name: "改为这个角色" }).click();
  await expect(desk.getByRole("row", { name: /李新/ })).toContainText("只读");
  await phone.goto(`/projects/${projectId}/members`);
  await expect(phone).toHaveURL(/\/sign-in\?from=/);
  await phone.getByLabel("账号").fill(accountName);
  await phone.getByLabel("密码").fill(password);
  await phone.getByRole("button", { name: "登录" }).click();
  await expect(phone).toHaveURL(`/projects/${projectId}/members`);
  await expect(phone.getByRole("row", { name: /李新/ })).toContainText("只读");
  await expect(phone.getByRole("button", { name: "邀请成员" })).toHaveCount(0);

  // Removed: signed out, and the project is no longer visible to this person.
  await desk.getByRole("button", { name: "对李新的操作" }).click();
  await desk.getByRole("menuitem", { name: "移出课题" }).click();
  await desk.getByRole("button", { name: "移出课题" }).click();
  await expect(desk.getByRole("dialog")).toHaveCount(0);
  await expect(desk.getByRole("row", { name: /李新/ })).toHaveCount(0);
  await phone.goto(`/projects/${projectId}/members`);
  await expect(phone).toHaveURL(/\/sign-in\?from=/);
  await phone.getByLabel("账号").fill(accountName);
  await phone.getByLabel("密码").fill(password);
  await phone.getByRole("button", { name: "登录" }).click();
  await expect(phone.getByRole("heading", { name: "没有找到" })).toBeVisible();
});

test("a signed-in person joins with the current account; a revoked link and nonsense open nothing", async ({
  db,
  pageOf,
}) => {
  const lead = await newAccount(db);
  const guest = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const desk = await pageOf(lead);
  const visitor = await pageOf(guest, { width: 360, dark: true });

  const revoked = await invite(desk, projectId, { role: "只读", note: "发错的人" });
  await desk.getByRole("button", { name: "撤销给发错的人的邀请" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "撤销" }).click();
  await expect(desk.getByText("没有待接受的邀请")).toBeVisible();
  for (const dead of [revoked, "/invite/nonsense", `/invite/${"A".repeat(43)}`]) {
    await visitor.goto(dead);
    await expect(visitor.getByRole("heading", { name: "链接已失效" })).toBeVisible();
  }
  await noViolations(visitor);

  await visitor.goto(await invite(desk, projectId, { role: "审核人", note: "" }));
  await noViolations(visitor);
  await visitor.getByRole("button", { name: "以这个账号加入" }).click();
  await expect(visitor).toHaveURL(`/projects/${projectId}`);
  await visitor.goto(`/projects/${projectId}/members`);
  await expect(visitor.getByRole("row", { name: guest.displayName })).toContainText("审核人");
  await noViolations(visitor);
});

test("two leads do not overwrite each other's outline; a removed question keeps its records", async ({
  db,
  pageOf,
}) => {
  const [first, second] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: first.id });
  await addMember(db, { projectId, userId: second.id, role: "lead" });
  const [one, two] = [await pageOf(first), await pageOf(second, { width: 360 })];
  const path = `/projects/${projectId}/settings/outline`;
  const saved = (page: Page) => expect(page.getByText("已保存，没有未保存的修改")).toBeVisible();
  const problems = (page: Page) => page.getByRole("region", { name: "存在问题" });

  await one.goto(path);
  const add = problems(one).getByRole("button", { name: "添加问题" });
  for (const [number, text] of [
    [1, "缺什么人？"],
    [2, "缺什么钱？"],
  ] as const) {
    await add.click();
    await expect(problems(one).getByLabel(`问题${number}`, { exact: true })).toBeFocused();
    await one.keyboard.type(text);
  }
  // Moves the second question up with the keyboard. The focus stays in it.
  await one.keyboard.press("Alt+ArrowUp");
  await expect(problems(one).getByLabel("问题1", { exact: true })).toBeFocused();
  await one.getByRole("button", { name: "保存提纲" }).click();
  await saved(one);
  await noViolations(one);

  await two.goto(path);
  await expect(problems(two).getByLabel("问题1", { exact: true })).toHaveValue("缺什么钱？");
  await problems(two).getByRole("button", { name: "下移问题1" }).click();
  await two.getByRole("button", { name: "保存提纲" }).click();
  await saved(two);
  await noViolations(two);

  // The first lead's page still shows the older state.
  await problems(one).getByRole("button", { name: "撤下问题1" }).click();
  await one.getByRole("button", { name: "保存提纲" }).click();
  await expect(one.getByText("打开之后，别人已改过这些内容")).toBeVisible();
  one.on("dialog", (dialog) => void dialog.accept());
  await one.getByRole("button", { name: "重新载入" }).click();
  await expect(problems(one).getByLabel("问题1", { exact: true })).toHaveValue("缺什么人？");
  await problems(one).getByRole("button", { name: "撤下问题1" }).click();
  await one.getByRole("button", { name: "保存提纲" }).click();
  await saved(one);

  const questions = await db.question.findMany({
    where: { projectId },
    select: { text: true, retiredAt: true },
    orderBy: { text: "asc" },
  });
  expect(questions.map(({ text, retiredAt }) => [text, retiredAt !== null])).toEqual(
    expect.arrayContaining([
      ["缺什么人？", true],
      ["缺什么钱？", false],
    ]),
  );
});

test("a lead sets the words of reports; a contradiction is refused at its field", async ({ db, pageOf }) => {
  const lead = await newAccount(db);
  const projectId = await createProject(db, { leadId: lead.id });
  const page = await pageOf(lead, { width: 360 });
  await page.goto(`/projects/${projectId}/settings`);
  const widely = page.getByLabel("普遍：不少于已走访的");
  await expect(widely).toHaveValue("60");
  await widely.fill("50");
  await page.getByRole("button", { name: "保存基本情况" }).click();
  await expect(widely).toHaveAccessibleDescription(/“普遍”不能低于“多数”/);
  await noViolations(page);
  await widely.fill("75");
  await page.getByRole("button", { name: "保存基本情况" }).click();
  await expect(page.getByText("已保存，没有未保存的修改")).toBeVisible();
  expect(await db.project.findUnique({ where: { id: projectId } })).toMatchObject({ widelyMinPercent: 75 });
  const audited = await db.auditEvent.findFirst({ where: { projectId, action: "projects.updateProject" } });
  expect(audited?.detail).toMatchObject({ widelyMinPercent: 75, someMaxPercent: 70 });
});

test("a member who is not a lead reads the settings and cannot change them", async ({ db, pageOf }) => {
  const [lead, viewer] = [await newAccount(db), await newAccount(db)];
  const projectId = await createProject(db, { leadId: lead.id, background: "为什么做" });
  await addMember(db, { projectId, userId: viewer.id, role: "viewer" });
  const page = await pageOf(viewer, { width: 360 });
  await page.goto(`/projects/${projectId}/settings`);
  await expect(page.getByText("至少3个镇街园区反映，并且不少于已走访镇街园区的30%")).toBeVisible();
  await expect(page.getByText("“普遍”不少于已走访镇街园区的60%，“部分”不超过70%")).toBeVisible();
  await noViolations(page);
  await page.getByRole("link", { name: "调研提纲" }).click();
  await expect(page.getByRole("heading", { name: "存在问题" })).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
  await noViolations(page);
});
