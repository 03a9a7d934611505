// The long campaigns: `npm run campaign:sync`, `npm run campaign:uploads`, `npm run campaign:outage`, `npm run
// campaign:counts`. The same tests as in `npm test`, with as many rounds as the bar asks for.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";

const specs = {
  sync: ["e2e", "sync-faults.spec"],
  uploads: ["e2e", "attachments.spec"],
  outage: ["e2e", "outage.spec"],
  counts: ["db", "lib/findings/kept-counts"],
};
const longestMinutes = 120;

const [name] = process.argv.slice(2);
if (!Object.hasOwn(specs, name ?? "")) {
  console.error(`campaigns: ${Object.keys(specs).join(", ")}`);
  process.exit(2);
}
const child = spawn(process.execPath, [join(ROOT, "scripts", "test.mjs"), ...specs[name]], {
  cwd: ROOT,
  stdio: "inherit",
  env: {
    ...process.env,
    ZOUFANG_CAMPAIGN: name,
    COUNT_PROJECTS: "500",
    // The suite's own limit is meant for `npm test`.
    ZOUFANG_E2E_MINUTES: String(longestMinutes),
  },
});
const timer = setTimeout(() => child.kill("SIGTERM"), longestMinutes * 60_000);
child.once("exit", (code) => {
  clearTimeout(timer);
  process.exit(code ?? 1);
});
