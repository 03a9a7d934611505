// Faults that have tests of their own already: they are run here as often as the bar asks, and counted with the rest.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../paths.mjs";
import { ChildFailure, run } from "../../run.mjs";
import { soak } from "../soak.mjs";

const LONGEST_MS = 3 * 3_600_000;

const browserCampaigns = join("scripts", "measure", "campaign.mjs");
let lastInBrowser = Promise.resolve();

/** Runs a stage of the tests, or a script. @returns what of it failed; [] if nothing */
export function failuresOf(args, env = {}) {
  if (!args.includes("e2e") && args[0] !== browserCampaigns) return failuresOfOne(args, env);
  // One at a time: Playwright empties the folder of its results when it begins.
  lastInBrowser = lastInBrowser.catch(() => {}).then(() => failuresOfOne(args, env));
  return lastInBrowser;
}

async function failuresOfOne(args, env) {
  try {
    await run(process.execPath, args, {
      cwd: ROOT,
      echo: true,
      timeoutMs: LONGEST_MS,
      env: { ...process.env, ...env },
    });
    return [];
  } catch (error) {
    if (!(error instanceof ChildFailure)) throw error;
    const named = error.output.split("\n").filter((line) => line.startsWith("✗ "));
    return named.length > 0 ? named.map((line) => line.slice(2)) : [error.output.trim().split("\n").at(-1) ?? ""];
  }
}

const tests = join("scripts", "test.mjs");
const wholeTime = async (tell, work) => {
  const began = performance.now();
  const part = await work();
  tell({ ...part, seconds: (performance.now() - began) / 1000 });
};

/** Rounds that share one server and one database. A campaign that is ended in between loses no more than these. */
const AT_ONCE = 10;

/** Tests in a browser, each repeated. */
const inBrowser =
  (specs, grep) =>
  async ({ rounds, done, until, tell }) => {
    for (let number = done; number < rounds && Date.now() < until; number += AT_ONCE)
      await wholeTime(tell, async () => {
        const some = Math.min(AT_ONCE, rounds - number);
        const faults = await failuresOf([tests, "e2e", ...specs, "-g", grep, `--repeat-each=${some}`], {
          ZOUFANG_E2E_MINUTES: "60",
        });
        return { rounds: some, faults };
      });
  };

/** A campaign or a group of tests, which repeats itself. */
const asOne =
  (args, env) =>
  ({ rounds, done, tell }) =>
    wholeTime(tell, async () => ({ rounds: rounds - done, faults: await failuresOf(args, env) }));

/** Tests of the database stage, again and again. */
const inDatabase =
  (files) =>
  ({ rounds, done, until, tell }) =>
    wholeTime(tell, async () => {
      const faults = [];
      let number = done;
      for (; number < rounds && Date.now() < until && faults.length === 0; number += 1)
        faults.push(...(await failuresOf([tests, "db", ...files])));
      return { rounds: number - done, faults };
    });

async function soaked({ share, tell }) {
  const minutes = Math.max(0.5, 30 * share);
  await wholeTime(tell, async () => {
    const { acknowledged, lost, doubled, faults, sent, slowest, cores, load, before, after } = await soak({
      minutes,
      rate: 50,
    });
    return {
      rounds: 1,
      acknowledged,
      lost,
      doubled,
      faults,
      notes: {
        minutes,
        requests: sent,
        "slowest, s": slowest / 1000,
        "cores of the server": cores,
        load,
        "MB before": before,
        "MB after": after,
      },
    };
  });
}

const noDebian = () =>
  existsSync("/usr/lib/postgresql") && existsSync("/usr/sbin/nginx") ? null : "needs Debian's PostgreSQL and nginx";

/** Another campaign's failover, with its own journal: rounds of a primary that is killed. */
async function failover({ rounds, done, tell }) {
  const folder = mkdtempSync(join(tmpdir(), "zoufang-called-"));
  const file = join(folder, "failover.json");
  try {
    await wholeTime(tell, async () => {
      const faults = await failuresOf([join("scripts", "measure", "failover.mjs"), "--rounds", String(rounds - done)], {
        FAILOVER_JSON: file,
      });
      const told = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
      const sum = (name) => told.reduce((total, round) => total + round[name], 0);
      return { rounds: told.length, acknowledged: sum("acknowledged"), lost: sum("lost"), faults };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const called = [
  {
    number: 14,
    name: "browser-killed",
    title: "Chromium is killed after 已保存",
    rounds: 50,
    call: inBrowser(["offline.spec"], "from a cold start without a network"),
  },
  {
    number: 15,
    name: "client-storage",
    title: "The device is full; what an earlier version stored",
    rounds: 20,
    call: inBrowser(["offline.spec", "sync-faults.spec"], "a full device says so|survive its upgrade"),
  },
  {
    number: "16b",
    name: "session-in-browser",
    title: "The session ends in the form; another person signs in",
    rounds: 20,
    call: inBrowser(["offline.spec"], "a session that ends in the middle|signed out with unsent work"),
  },
  {
    number: 19,
    name: "backup",
    title: "Backup and restore; cut, flipped, wrong key",
    rounds: 20,
    call: inDatabase(["scripts/backup/restored.db", "scripts/backup/refused.db"]),
  },
  { number: 21, name: "soak", title: "50 requests a second", rounds: 1, alone: true, call: soaked },
  {
    number: 22,
    name: "failover",
    title: "The primary dies, the standby takes over",
    rounds: 5,
    needs: noDebian,
    call: failover,
  },
  {
    number: "1b",
    name: "sync-in-browser",
    title: "npm run campaign:sync",
    rounds: 1,
    call: asOne([browserCampaigns, "sync"]),
  },
  {
    number: "6b",
    name: "uploads-in-browser",
    title: "npm run campaign:uploads",
    rounds: 1,
    call: asOne([browserCampaigns, "uploads"]),
  },
  {
    number: "8b",
    name: "outage-at-every-door",
    title: "npm run campaign:outage",
    rounds: 1,
    call: asOne([browserCampaigns, "outage"]),
  },
];
