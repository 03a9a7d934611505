import { OidcIssuer } from "@/lib/testing/oidc-issuer";
import { expect, newAccount, test } from "./fixtures";
import { OwnServer } from "./own-server";

test("a person of the office's own service learns their identifier, an administrator enters it, and they come in", async ({
  db,
  pageOf,
}) => {
  let back = "";
  const issuer = await OidcIssuer.start(() => back);
  const server = await OwnServer.start(issuer.settings);
  back = `${server.address}/api/auth/callback/oidc`;
  try {
    const account = await newAccount(db);
    issuer.subject = `office-${account.accountName}`;
    const person = await pageOf(null, { width: 360 });
    await person.goto(`${server.address}/sign-in?from=/account/password`);
    await person.getByRole("button", { name: "用单位账号登录" }).click();
    await expect(person.getByText(issuer.subject)).toBeVisible();

    const admin = await newAccount(db, { systemRole: "admin" });
    const desk = await pageOf(null);
    await desk.goto(`${server.address}/sign-in?from=/accounts`);
    await desk.getByLabel("账号").fill(admin.accountName);
    await desk.getByLabel("密码").fill(admin.password);
    await desk.getByRole("button", { name: "登录", exact: true }).click();
    await desk.getByRole("button", { name: `对${account.displayName}的操作`, exact: true }).click();
    await desk.getByRole("menuitem", { name: "单位账号" }).click();
    await desk.getByLabel("单位账号标识（sub）").fill(issuer.subject);
    await desk.getByRole("button", { name: "保存" }).click();
    await expect(desk.getByText(`单位账号：${issuer.subject}`)).toBeVisible();

    await person.goto(`${server.address}/sign-in?from=/account/password`);
    await person.getByRole("button", { name: "用单位账号登录" }).click();
    await expect(person).toHaveURL(`${server.address}/account/password`);

    await issuer.stop();
    const late = await pageOf(null);
    await late.goto(`${server.address}/sign-in`);
    await late.getByRole("button", { name: "用单位账号登录" }).click();
    await expect(late.getByText("单位的登录服务现在没有响应")).toBeVisible();
  } finally {
    await server.kill();
    await issuer.stop().catch(() => {});
  }
});
