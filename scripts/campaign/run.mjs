// `npm run campaign`: the 21 faults and 13 corpora of the reliability bar, with a journal of acknowledgements and the
// six invariants (docs/reliability.md). It goes on where the last run ended (.data/campaign/state.json).
//   -- --only NAME,NAME   some of them      -- --hours 2    the most time (4)
//   -- --share 0.1        fewer rounds      -- --fresh      begin anew       -- --table   only what is there
//   -- --lanes 1          one part at a time (else two side by side: half of a fault's time is waiting)
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { takeLock } from "../instance.mjs";
import { DATA } from "../paths.mjs";
import { endChildren } from "../run.mjs";
import { Refusal, say, sayFailure } from "../say.mjs";
import { corpora } from "./corpora.mjs";
import { faults } from "./faults.mjs";
import { inLanes } from "./lanes.mjs";
import { runFault } from "./run-fault.mjs";
import { closePlaces } from "./place.mjs";
import { openState } from "./state.mjs";
import { isSound, tableText } from "./table.mjs";

const MOST_HOURS = 12;
const folder = join(DATA, "campaign");

function readOptions(args) {
  const value = (name) => {
    const at = args.indexOf(`--${name}`);
    return at < 0 ? undefined : args[at + 1];
  };
  const options = {
    only: value("only")?.split(","),
    hours: Number(value("hours") ?? 4),
    share: Number(value("share") ?? 1),
    lanes: Number(value("lanes") ?? 2),
    fresh: args.includes("--fresh"),
    table: args.includes("--table"),
  };
  const known = new Set([...faults, ...corpora].map(({ name }) => name));
  const strange = options.only?.filter((name) => !known.has(name)) ?? [];
  if (strange.length > 0)
    throw new Refusal(
      `没有这一项：${strange.join("、")}（${[...known].join("、")}）`,
      `No such part: ${strange.join(", ")} (${[...known].join(", ")})`,
    );
  if (![1, 2].includes(options.lanes)) throw new Refusal("--lanes 是1或2。", "--lanes: 1 or 2.");
  if (!(options.hours > 0 && options.hours <= MOST_HOURS && options.share > 0 && options.share <= 1))
    throw new Refusal(
      "--hours 大于0、不超过12；--share 大于0、不超过1。",
      "--hours: over 0, at most 12; --share: over 0, at most 1.",
    );
  return options;
}

const roundsOf = ({ rounds }, share) => Math.max(1, Math.ceil(rounds * share));

async function main() {
  const options = readOptions(process.argv.slice(2));
  const lock = takeLock(join(folder, "lock"));
  if ("owner" in lock)
    throw new Refusal(
      `演练正在本目录运行（进程 ${lock.owner.pid}）。`,
      `A campaign runs from this folder already (process ${lock.owner.pid}).`,
    );
  const until = Date.now() + options.hours * 3_600_000;
  // The servers say much of the outages that are made here.
  process.env.LOG_LEVEL ||= "warn";
  // Short forms of a fault or a corpus are not its rounds: a run of a share has a state and a table of its own.
  const kept = (name, ending) => join(folder, `${name}${options.share < 1 ? `-${options.share}` : ""}.${ending}`);
  const state = openState(kept("state", "json"), options);
  const chosen = [...faults, ...corpora].filter(({ name }) => options.only?.includes(name) ?? true);
  let interrupted = false; // What then breaks was not a fault.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(signal, () => {
      interrupted = true;
      say("\n中断，正在停止…", "Interrupted: ending servers and databases");
      void Promise.all([endChildren(), closePlaces()]).then(() => process.exit(130));
    });
  const runPart = async (part) => {
    const rounds = roundsOf(part, options.share);
    const { rounds: done } = state.of(part.name);
    if (done >= rounds || Date.now() >= until || part.needs?.()) return;
    say(`\n== ${part.number} ${part.name}: ${part.title}`, `${done} of ${rounds} rounds done`);
    const tell = (result) => void (interrupted || state.add(part.name, result));
    const given = { rounds, done, until, short: options.share < 1, share: options.share, tell };
    await (part.call ? part.call(given) : runFault(part, given)).catch((error) => {
      if (!interrupted) sayFailure(error);
      tell({ faults: [`it ended: ${String(error?.message ?? error).slice(0, 300)}`] });
    });
  };
  if (!options.table) await inLanes(chosen, options.lanes, runPart);
  const rows = chosen.map((part) => ({
    ...{ number: part.number, name: part.name, title: part.title, rounds: roundsOf(part, options.share) },
    result: state.of(part.name),
    ...(part.needs?.() && { skipped: part.needs() }),
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(kept("table", "json"), JSON.stringify(rows, null, 2));
  writeFileSync(kept("table", "txt"), `${tableText(rows)}\n`);
  say(`\n${tableText(rows)}`);
  process.exit(isSound(rows) ? 0 : 1);
}

main().catch((error) => {
  sayFailure(error);
  process.exit(2);
});
