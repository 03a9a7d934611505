// The secrets of an installation: what signs sessions, and what names the server actions.
import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Refusal } from "../say.mjs";

const SHORTEST = 32;

/** With the embedded database: created once, stored where only its owner can read it. */
export function keptSecret(file) {
  return kept(file, () => randomBytes(48).toString("base64url"));
}

/**
 * The id of a server action is a hash of this key, the action's file and its name. So with the same key an open page
 * can go on with the next build. Next wants an AES key in base64.
 */
export function keptActionKey(file) {
  return kept(file, () => randomBytes(32).toString("base64"));
}

function kept(file, mint) {
  try {
    const found = readFileSync(file, "utf8").trim();
    if (found.length >= SHORTEST) {
      chmodSync(file, 0o600);
      return found;
    }
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const secret = mint();
  writeFileSync(`${file}.unfinished`, `${secret}\n`, { mode: 0o600 });
  renameSync(`${file}.unfinished`, file);
  return secret;
}

/** Production rules: nothing is invented for the person who runs it. */
export function requireProduction(env) {
  if (!env.DATABASE_URL) throw new Refusal("请设置 DATABASE_URL。", "Set DATABASE_URL.");
  if (!env.NEXTAUTH_SECRET) {
    throw new Refusal(
      "使用外部数据库时必须设置 NEXTAUTH_SECRET（可用 openssl rand -base64 48 生成）。",
      "With an outside DATABASE_URL, NEXTAUTH_SECRET must be set (openssl rand -base64 48 makes one).",
    );
  }
  if (env.NEXTAUTH_SECRET.length < SHORTEST) {
    throw new Refusal(
      `NEXTAUTH_SECRET 太短：至少 ${SHORTEST} 个字符。`,
      `NEXTAUTH_SECRET is too short: at least ${SHORTEST} characters.`,
    );
  }
}
