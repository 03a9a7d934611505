import type { Page } from "@playwright/test";
import { createHash, randomBytes } from "node:crypto";
import { codeAt } from "@/lib/auth/totp";
import { expect, newAccount, test, type Account } from "./fixtures";

async function typePassword(page: Page, account: Account): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("账号").fill(account.accountName);
  await page.getByLabel("密码").fill(account.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

/** Takes the secret from the screen, as an app does, and types its code. */
async function confirm(page: Page): Promise<{ secret: string; recovery: string[] }> {
  const shown = page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const secret = (await shown.innerText()).replaceAll(" ", "");
  await expect(page.getByRole("img", { name: "密钥的二维码" })).toBeVisible();
  await page.getByLabel("动态码").fill(codeAt(secret, new Date()));
  await page.getByRole("button", { name: "确认开启" }).click();
  const codes = page.getByRole("list", { name: "恢复码" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  return { secret, recovery: await codes.allInnerTexts() };
}

test("a person switches the second factor on, and signs in with a code and with a recovery code", async ({
  db,
  pageOf,
}) => {
  const account = await newAccount(db);
  const own = await pageOf(account, { width: 360 });
  await own.goto("/account/second-factor");
  await own.getByLabel("密码").fill(account.password);
  await own.getByRole("button", { name: "开始设置" }).click();
  const { secret, recovery } = await confirm(own);
  await own.getByRole("button", { name: "我已保存好" }).click();
  await expect(own.getByText("已开启，还有10个恢复码没有用过。")).toBeVisible();

  const later = await pageOf(null);
  await typePassword(later, account);
  await later.getByLabel("动态码").fill("000000");
  await later.getByRole("button", { name: "登录", exact: true }).click();
  await expect(later.getByText("动态码或恢复码不对")).toBeVisible();
  await later.getByLabel("动态码").fill(codeAt(secret, new Date(Date.now() + 30_000)));
  await later.getByRole("button", { name: "登录", exact: true }).click();
  await expect(later).toHaveURL(/\/projects$/);

  const lost = await pageOf(null);
  await typePassword(lost, account);
  await lost.getByLabel("动态码").fill(recovery[3] ?? "");
  await lost.getByRole("button", { name: "登录", exact: true }).click();
  await expect(lost).toHaveURL(/\/projects$/);
});

test("where a factor is required, it is set up before there is a session", async ({ db, pageOf }) => {
  const account = await newAccount(db);
  const page = await pageOf(null, { width: 360 });
  // Requiring it would hold for every other test too. So the server's answer to the password is given here.
  const token = randomBytes(32).toString("base64url");
  const tokenHash = createHash("sha256").update(token).digest("hex");
  const expiresAt = new Date(Date.now() + 600_000);
  await db.signInStep.create({ data: { tokenHash, userId: account.id, sessionVersion: 1, stage: "setup", expiresAt } });
  await page.route("**/api/auth/callback/credentials", (route) =>
    route.fulfill({
      status: 401,
      json: { url: `${new URL(route.request().url()).origin}/sign-in?error=setup.${token}` },
    }),
  );
  await typePassword(page, account);
  await page.getByRole("button", { name: "开始设置" }).click();
  await confirm(page);
  expect(await db.session.count({ where: { userId: account.id } })).toBe(0);
  await page.getByRole("button", { name: "我已保存好" }).click();
  await expect(page).toHaveURL(/\/projects$/);
});
