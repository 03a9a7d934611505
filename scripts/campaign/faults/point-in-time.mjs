// Fault 20: back to a moment, as docs/operating.md tells it: an archive of the log, a base, a killed server, another
// one that stops at the moment. Needs Debian's PostgreSQL.
import { appendFileSync, existsSync, mkdirSync, chownSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../database/postgres.mjs";
import { clusterFolder, initArguments } from "../../measure/bench-cluster.mjs";
import { between } from "../devices.mjs";

const WITHIN_SECONDS = 1_800;

async function oneRestore(note) {
  const { home, run, reach, remove } = clusterFolder();
  const { uid, gid } = statSync(home);
  const [data, archive, restored] = ["data", "archive", "restored"].map((name) => join(home, name));
  const own = (path) => chownSync(path, uid, gid);
  mkdirSync(archive);
  own(archive);
  const started = new Set();
  const start = (folder, port) => {
    run("pg_ctl", ["-D", folder, "-o", `-p ${port} -k ${home}`, "-l", `${folder}.log`, "-w", "start"]);
    started.add(folder);
  };
  const stop = (folder) => started.delete(folder) && run("pg_ctl", ["-D", folder, "-m", "immediate", "stop"]);
  try {
    const ports = [await freePort(), await freePort()];
    run("initdb", ["-D", data, ...initArguments]);
    const lines = [
      "wal_level = replica",
      "archive_mode = on",
      `archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f.part && mv ${archive}/%f.part ${archive}/%f'`,
    ];
    appendFileSync(join(data, "postgresql.conf"), `\n${lines.join("\n")}\n`);
    start(data, ports[0]);
    const { psql } = reach(ports[0]);
    psql("postgres", "-c", "CREATE TABLE notes (n int PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp())");
    run("pg_basebackup", [
      "-D",
      restored,
      "-X",
      "stream",
      "-c",
      "fast",
      "-d",
      `host=127.0.0.1 port=${ports[0]} user=postgres`,
    ]);
    const many = between(200, 400);
    for (let from = 1; from <= many; from += 20)
      psql(
        "postgres",
        "-c",
        `DO $$ BEGIN FOR n IN ${from}..${from + 19} LOOP INSERT INTO notes (n) VALUES (n); COMMIT; END LOOP; END $$`,
      );
    const at = psql("postgres", "-c", `SELECT at FROM notes WHERE n = ${between(20, many - 20)}`);
    const wanted = psql("postgres", "-c", `SELECT count(*) FROM notes WHERE at < '${at}'`);
    psql("postgres", "-c", "SELECT pg_switch_wal()");
    while (
      psql(
        "postgres",
        "-c",
        "SELECT archived_count FROM pg_stat_archiver WHERE last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1)",
      ) === ""
    )
      await pause(100);
    stop(data);
    const began = performance.now();
    appendFileSync(
      join(restored, "postgresql.conf"),
      `\nrestore_command = 'cp ${archive}/%f %p'\nrecovery_target_time = '${at}'\nrecovery_target_action = 'promote'\narchive_mode = off\n`,
    );
    writeFileSync(join(restored, "recovery.signal"), "");
    own(join(restored, "recovery.signal"));
    start(restored, ports[1]);
    const there = reach(ports[1]);
    while (there.psql("postgres", "-c", "SELECT pg_is_in_recovery()") !== "f") await pause(100);
    const seconds = (performance.now() - began) / 1000;
    note("restored after, s", seconds);
    const counted = there.psql("postgres", "-c", "SELECT count(*) FROM notes");
    // What was committed within the same moment may be on either side.
    const faults =
      Math.abs(Number(counted) - Number(wanted)) > 1 ? [`I1: ${counted} rows instead of ${wanted} at the moment`] : [];
    if (seconds > WITHIN_SECONDS) faults.push(`it took ${seconds} s`);
    return { acknowledged: Number(wanted), faults };
  } finally {
    for (const folder of [...started]) stop(folder);
    remove();
  }
}

async function restores({ rounds, done, until, tell }) {
  for (let number = done; number < rounds && Date.now() < until; number += 1) {
    const notes = {};
    const began = performance.now();
    const part = await oneRestore((name, value) => (notes[name] = value));
    tell({ rounds: 1, ...part, notes, seconds: (performance.now() - began) / 1000 });
  }
}

export const pointInTime = [
  {
    number: 20,
    name: "point-in-time",
    title: "An archive of the log, restored to a moment",
    rounds: 5,
    needs: () => (existsSync("/usr/lib/postgresql") ? null : "needs Debian's PostgreSQL"),
    call: restores,
  },
];
