// What a start or a test run prints for the person at the terminal: one progress line for each step that takes over a
// second, one plain sentence (Chinese, then English) if something cannot be done. No dependencies, because this file is
// read before node_modules exists.
import { inspect } from "node:util";

/** A reason to stop that a person can act on; printed without a stack. */
export class Refusal extends Error {
  constructor(zh, en) {
    super(`${zh}\n${en}`);
    this.name = "Refusal";
  }
}

export function say(zh, en = "") {
  console.log(en ? `${zh}  ${en}` : zh);
}

const SHOW_AFTER_MS = 700;
const REMIND_EVERY_MS = 15_000;

/** Runs `work`. Announces it if it takes longer than a moment. */
export async function step(zh, en, work) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  let shown = false;
  const show = setTimeout(() => {
    shown = true;
    say(`… ${zh}`, en);
  }, SHOW_AFTER_MS);
  const remind = setInterval(() => say(`… ${zh}`, `${seconds()} s`), REMIND_EVERY_MS);
  try {
    const result = await work();
    if (shown) say(`✓ ${zh}`, `${seconds()} s`);
    return result;
  } finally {
    clearTimeout(show);
    clearInterval(remind);
  }
}

const DISK_FULL = /ENOSPC|No space left on device|not enough space/i;
const NOT_WRITABLE = new Set(["EACCES", "EPERM", "EROFS"]);

/** Turns any failure into a Refusal if its cause is a known one. */
export function explain(error) {
  if (error instanceof Refusal) return error;
  const text = `${error?.code ?? ""} ${error?.message ?? error} ${error?.output ?? ""}`;
  if (DISK_FULL.test(text) || error?.code === "EDQUOT") {
    return new Refusal(
      "磁盘已满：请腾出至少 1 GB 空间后再启动。",
      "The disk is full: free at least 1 GB and start again.",
    );
  }
  if (NOT_WRITABLE.has(error?.code) && error?.path) {
    return new Refusal(
      `没有写入权限：${error.path}（请换用有权限的用户，或换一个目录）。`,
      `Not writable: ${error.path} (use a user who may write there, or another folder).`,
    );
  }
  return undefined;
}

/** Prints why a run ended. Details follow only if no plain sentence fits. */
export function sayFailure(error) {
  const known = explain(error);
  if (known) {
    console.error(`✗ ${known.message}`);
    return;
  }
  console.error(`✗ 意外错误：${error?.message ?? error}\n  Unexpected failure; details follow.`);
  if (error?.output) console.error(String(error.output).trimEnd());
  else console.error(inspect(error));
}
