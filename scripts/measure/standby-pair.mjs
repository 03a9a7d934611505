// A primary and its synchronous standby on this machine, behind one address that can be moved from one to the other, as
// an operator moves a name or a floating address.
import { appendFileSync, readFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { freePort } from "../database/postgres.mjs";
import { clusterFolder, initArguments } from "./bench-cluster.mjs";

/** One address on loopback. What is connected when it moves is cut off, as with a floating address. */
async function movingAddress(first) {
  let target = first;
  const open = new Set();
  const server = net.createServer((near) => {
    const far = net.connect(target, "127.0.0.1");
    for (const socket of [near, far]) {
      open.add(socket);
      socket.once("close", () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
      socket.on("error", () => {});
    }
    near.pipe(far).pipe(near);
  });
  const port = await freePort();
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  return {
    port,
    move(to) {
      target = to;
      for (const socket of open) socket.destroy();
    },
    close: () => server.close(),
  };
}

/**
 * @returns `url(database)` through the address; `primary`, `standby`: each with psql; `killPrimary()`: SIGKILL to all
 *   its processes at once; `promote()`: the standby takes over and the address moves; `stop()`
 */
export async function openStandbyPair() {
  const { home, run, reach, remove } = clusterFolder();
  const [first, second] = [join(home, "first"), join(home, "second")];
  const ports = [await freePort(), await freePort()];
  const started = new Set();
  const start = (data, port) => {
    run("pg_ctl", ["-D", data, "-o", `-p ${port} -k ${home}`, "-l", `${data}.log`, "-w", "start"]);
    started.add(data);
  };
  const settings = (data, lines) => appendFileSync(join(data, "postgresql.conf"), `\n${lines.join("\n")}\n`);

  run("initdb", ["-D", first, ...initArguments]);
  settings(first, ["wal_level = replica", "max_wal_senders = 4", "hot_standby = on"]);
  start(first, ports[0]);
  const source = `host=127.0.0.1 port=${ports[0]} user=postgres application_name=second`;
  run("pg_basebackup", ["-D", second, "-X", "stream", "-c", "fast", "-R", "-d", source]);
  start(second, ports[1]);
  const [primary, standby] = ports.map(reach);
  primary.psql("postgres", "-c", "ALTER SYSTEM SET synchronous_standby_names = 'second'");
  primary.psql("postgres", "-c", "SELECT pg_reload_conf()");
  for (;;) {
    if (primary.psql("postgres", "-c", "SELECT sync_state FROM pg_stat_replication") === "sync") break;
    await new Promise((done) => setTimeout(done, 100));
  }
  const address = await movingAddress(ports[0]);
  return {
    url: reach(address.port).url,
    primary,
    standby,
    killPrimary() {
      const postmaster = Number(readFileSync(join(first, "postmaster.pid"), "utf8").split("\n")[0]);
      const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8").trim().split(/\s+/);
      for (const pid of [postmaster, ...children.map(Number)]) process.kill(pid, "SIGKILL");
      started.delete(first);
    },
    promote() {
      run("pg_ctl", ["-D", second, "-w", "promote"]);
      address.move(ports[1]);
    },
    stop() {
      address.close();
      for (const data of started) run("pg_ctl", ["-D", data, "-m", "immediate", "stop"]);
      remove();
    },
  };
}
