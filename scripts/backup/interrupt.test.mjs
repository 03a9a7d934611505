import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";

const place = mkdtempSync(join(tmpdir(), "zoufang-interrupt-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const command = pathToFileURL(join(import.meta.dirname, "command.mjs")).href;
const interrupt = pathToFileURL(join(import.meta.dirname, "interrupt.mjs")).href;

/** Runs the work as a command, and ends it by a signal as soon as it says "here". */
async function ended(work, signal) {
  const [script, notes] = [join(place, "work.mjs"), join(place, "notes")];
  writeFileSync(notes, "");
  writeFileSync(
    script,
    `import { appendFileSync } from "node:fs";
     import { runMain } from ${JSON.stringify(command)};
     import { uncut, withUndo } from ${JSON.stringify(interrupt)};
     setInterval(() => {}, 1000);
     const note = (what) => appendFileSync(${JSON.stringify(notes)}, what + " ");
     const here = () => console.log("here");
     const forGood = () => new Promise(() => {});
     const received = () => new Promise((done) => process.once(${JSON.stringify(signal)}, done));
     runMain(async () => { ${work} });`,
  );
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "pipe"] });
  const [said] = [text(child.stderr), await once(child.stdout, "data")];
  child.kill(signal);
  const [code] = await once(child, "exit");
  return { code, said: await said, notes: readFileSync(notes, "utf8").trim() };
}

test.each(["SIGINT", "SIGTERM"])(
  "%s undoes what is half done, the latest first, and says that it was interrupted",
  async (signal) => {
    const nested = `await withUndo(() => note("outer"), () => withUndo(async () => note("inner"), async () => (here(), forGood())));`;
    const { code, said, notes } = await ended(nested, signal);
    expect([code, notes]).toEqual([130, "inner outer"]);
    expect(said).toMatch(/已中断.*重新运行[\s\S]*run the same command again/);
  },
);

test("work that fails because it is undone is no unexpected failure, and an undoing that fails stops no other", async () => {
  const work = `
    let fail;
    const failing = new Promise((_, reject) => (fail = reject));
    await withUndo(() => note("outer"), () => withUndo(() => { fail(new Error("hung up")); throw new Error("no"); }, () => (here(), failing)));`;
  const { code, said, notes } = await ended(work, "SIGINT");
  expect([code, notes]).toEqual([130, "outer"]);
  expect(said).not.toMatch(/hung up|意外错误/);
});

test("what is done is not undone, and what must not be cut in two is ended first", async () => {
  const work = `
    await withUndo(() => note("undone"), async () => note("done"));
    await uncut(async () => { const heard = received(); here(); await heard; await null; note("whole"); });
    await forGood();`;
  expect(await ended(work, "SIGTERM")).toMatchObject({ code: 130, notes: "done whole" });
});
