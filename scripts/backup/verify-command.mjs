// `npm run verify`: holds chains, files and counts against each other and prints a table. Exit status 0: all sound;
// 1: something is not as it was stored; 2: it could not be looked at. `--accept` takes the chains' present ends as the
// anchor, after a restore.
import { dirname, join } from "node:path";
import { mkdir } from "node:fs/promises";
import { DATA } from "../paths.mjs";
import { Refusal, say, step } from "../say.mjs";
import { endsOf, readAnchor, writeAnchor } from "./anchor.mjs";
import { openStore, runMain } from "./command.mjs";
import { withDatabase } from "./installation.mjs";
import { connectTo } from "./tables.mjs";
import { verify } from "./verify.mjs";

const SHOWN = 20;

function sayTable(found) {
  const width = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
  const longest = Math.max(...found.map(({ zh }) => width(zh)));
  for (const { zh, en, checked, faults } of found) {
    const gap = " ".repeat(longest - width(zh));
    say(
      `${faults.length > 0 ? "✗" : "✓"} ${zh}${gap}  ${String(checked).padStart(8)}  ${String(faults.length).padStart(6)}`,
      en,
    );
    for (const fault of faults.slice(0, SHOWN)) say(`    ${fault}`);
    if (faults.length > SHOWN) say(`    … ${faults.length - SHOWN}`);
  }
}

async function main(args) {
  if (args.some((arg) => arg !== "--accept"))
    throw new Refusal("用法：npm run verify [-- --accept]", "Usage: npm run verify [-- --accept]");
  const file = process.env.AUDIT_ANCHOR || join(DATA, "audit-anchor.json");
  const anchor = args.includes("--accept") ? null : await readAnchor(file);
  const found = await withDatabase(async (databaseUrl) => {
    const storage = await openStore(databaseUrl);
    const client = await connectTo(databaseUrl);
    try {
      const result = await step("核对", "Verifying", () => verify({ client, storage, anchor }));
      // The anchor goes forward only on sound ground: else the next look would find nothing wrong.
      const sound = result.slice(0, 3).every(({ faults }) => faults.length === 0);
      await mkdir(dirname(file), { recursive: true });
      if (sound) await writeAnchor(file, await endsOf(client));
      return result;
    } finally {
      await client.end();
    }
  });
  say("  项目 / item — 已查 checked — 问题 faults");
  sayTable(found);
  say(
    anchor ? `  锚点：${file}（${anchor.at}）` : `  锚点：${file}（新建）`,
    "Keep a copy of the anchor on another machine.",
  );
  process.exitCode = found.some(({ faults }) => faults.length > 0) ? 1 : 0;
}

runMain(main, { failed: 2 });
