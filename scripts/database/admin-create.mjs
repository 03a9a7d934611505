// `npm run admin:create -- <account name>`: the first account of a production database. Asks for the password on the
// terminal, or reads ADMIN_PASSWORD.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { askHidden } from "../ask.mjs";
import { generate } from "../start/generate.mjs";
import { install } from "../start/install.mjs";
import { ROOT } from "../paths.mjs";
import { Refusal, sayFailure } from "../say.mjs";

async function readPassword() {
  if (process.env.ADMIN_PASSWORD) return process.env.ADMIN_PASSWORD;
  if (!process.stdin.isTTY)
    throw new Refusal(
      "没有终端可问密码：请设置 ADMIN_PASSWORD。",
      "There is no terminal to ask on: set ADMIN_PASSWORD.",
    );
  const ask = (question) =>
    askHidden(question, new Refusal("没有输入密码，未创建账号。", "No password was given; no account was created."));
  const password = await ask("密码 Password: ");
  if ((await ask("再输一次 Again: ")) !== password)
    throw new Refusal("两次输入不同，未创建账号。", "The two differ; no account was created.");
  return password;
}

async function main() {
  const accountName = process.argv[2];
  if (!accountName)
    throw new Refusal("用法：npm run admin:create -- <账号名>", "Usage: npm run admin:create -- <account name>");
  for (const name of [".env.local", ".env"]) if (existsSync(join(ROOT, name))) process.loadEnvFile(join(ROOT, name));
  if (!process.env.DATABASE_URL) {
    throw new Refusal(
      "请设置 DATABASE_URL（内置的演示数据库已有管理员账号）。",
      "Set DATABASE_URL (the embedded demo database has an admin already).",
    );
  }
  await install();
  await generate();
  const { checkServer } = await import("./server-rules.mjs");
  const { upgradeDatabase } = await import("./upgrade.mjs");
  await checkServer(process.env.DATABASE_URL);
  const password = await readPassword();
  await upgradeDatabase(process.env);
  const { ADMIN_PASSWORD: _kept, DATABASE_OWNER_URL: _owner, ...env } = process.env;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", join(ROOT, "scripts", "database", "admin-account.ts")],
    {
      cwd: ROOT,
      env,
      stdio: ["pipe", "inherit", "inherit"],
    },
  );
  child.stdin.end(JSON.stringify({ accountName, password }));
  process.exitCode = await new Promise((done) => child.once("exit", (code) => done(code ?? 1)));
}

main().catch((error) => {
  sayFailure(error);
  process.exitCode = 1;
});
