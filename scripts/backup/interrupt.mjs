// Ctrl-C, and a service manager's SIGTERM, in the middle of a command: what is half done is undone before the process
// ends, and the person reads so.
import { say } from "../say.mjs";

/** @type {Set<() => unknown>} */
const undoing = new Set();
let held = 0;
let asked = false;

/** While `work` runs, a signal does `action` before the process ends. The latest is done first. */
export async function withUndo(action, work) {
  undoing.add(action);
  try {
    return await work();
  } finally {
    undoing.delete(action);
  }
}

/** A moment that must not be cut in two: a signal waits for its end. */
export async function uncut(work) {
  held += 1;
  try {
    return await work();
  } finally {
    held -= 1;
    if (held === 0 && asked) await end();
  }
}

let ending;
/** Whether a signal ends the command: then its work fails, and that is no news. */
export const isEnding = () => ending !== undefined;

async function end() {
  ending ??= (async () => {
    say("正在停止…", "Stopping…");
    for (const action of [...undoing].reverse())
      await Promise.resolve()
        .then(action)
        .catch(() => {});
    console.error(
      "✗ 已中断，没有做完：可以重新运行同一条命令。\nInterrupted before its end: run the same command again.",
    );
    process.exit(130);
  })();
  return ending;
}

/** From here on a signal ends the command in order. */
export function endInOrder() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      asked = true;
      if (held === 0) void end();
    });
}
