// The production server. Next's own `next start` cannot be used, because it accepts a client-sent x-zoufang-address,
// and the sign-in throttle counts by that header.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { isIP } from "node:net";
import { pathToFileURL } from "node:url";
import { ROOT } from "../paths.mjs";
import { backupSettings } from "../backup/schedule.mjs";
import { Refusal, say, sayFailure } from "../say.mjs";
import { letAbortReasonsGo } from "../serve/abort-reasons.mjs";
import { answerWith } from "../serve/answer.mjs";
import { backupAge } from "../serve/backup-age.mjs";
import { buildFiles, sendBuildFile } from "../serve/build-files.mjs";
import { drain, drainMs } from "../serve/draining.mjs";
import { keepHeapSmall } from "../serve/heap.mjs";
import { removeLeftFolders } from "../serve/left-folders.mjs";
import { logInLines, setLogLevel } from "../serve/log.mjs";
import { doorNamer, metricsToken, openMetrics, pagePatterns } from "../serve/metrics.mjs";
import { plainDoors } from "../serve/plain-doors.mjs";
import { openTracing } from "../serve/tracing.mjs";
import { scheduleBackups } from "./backups.mjs";
import { schedulePurges } from "./purges.mjs";
import { buildsOf } from "./builds.mjs";
import { checkPort, hostsOf, listen, readPort } from "./ports.mjs";

const require = createRequire(import.meta.url);

/**
 * The address a request comes from. A proxy appends to X-Forwarded-For, so only the right-most element was written by
 * our own proxy. All others, and the whole header if there is no proxy, are the client's claim.
 */
export function addressOf({ socketAddress, forwardedFor, trustProxy }) {
  const plain = (address) => address.trim().replace(/^::ffff:(?=\d+\.)/i, "");
  if (trustProxy) {
    const last = plain(
      String(forwardedFor ?? "")
        .split(",")
        .at(-1) ?? "",
    );
    if (isIP(last)) return last;
  }
  return plain(socketAddress ?? "");
}

/**
 * @param {{ port: number, host: string, build: string }} options - build: its folder, relative to the root
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serve({ port, host, build }) {
  keepHeapSmall();
  letAbortReasonsGo();
  removeLeftFolders();
  process.env.NODE_ENV = "production";
  process.env.ZOUFANG_BUILD = build;
  process.env.NEXTAUTH_URL ||= `http://localhost:${port}`;
  setLogLevel(process.env.LOG_LEVEL || undefined);
  logInLines();
  const token = metricsToken(process.env);
  const draining = drainMs(process.env);
  const nightly = await backupSettings(process.env);
  const { version } = require("../../package.json");
  const doorOf = doorNamer(pagePatterns({ root: ROOT, build }));
  const trustProxy = process.env.TRUST_PROXY === "1";
  const tracing = await openTracing({ env: process.env, version, trustProxy, doorOf });
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: ROOT, hostname: "localhost", port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const plainDoor = await plainDoors({ root: ROOT, build });
  const buildFile = buildFiles({ root: ROOT, build });
  const metrics =
    token &&
    openMetrics({
      token,
      version,
      doorOf,
      readBackup: backupAge(process.env.DATABASE_URL),
    });
  const answer = answerWith({
    metrics,
    tracing,
    handle: (request, response) => {
      const door = metrics?.door(request) ?? plainDoor(request);
      if (door) return door(response);
      const file = buildFile(request);
      return file ? sendBuildFile(request, response, file) : handle(request, response);
    },
    trustProxy,
    addressOf: ({ socket, headers }) =>
      addressOf({ socketAddress: socket.remoteAddress, forwardedFor: headers["x-forwarded-for"], trustProxy }),
  });
  const servers = hostsOf(host).map(() => createServer({ keepAliveTimeout: 65_000 }, answer));
  const works = [];
  const close = async () => {
    await Promise.all(works.map((work) => work.stop()));
    await drain(servers, draining);
    await app.close();
    await tracing?.stop();
  };
  try {
    for (const [index, address] of hostsOf(host).entries()) await listen(servers[index], port, address);
  } catch (error) {
    await close();
    throw error;
  }
  works.push(scheduleBackups(process.env, nightly), schedulePurges(process.env));
  return { url: `http://localhost:${port}`, close };
}

/** In an image nobody removes a build, and the folder is read-only. */
function claimIn(builds, build) {
  try {
    builds.claim(build);
  } catch (error) {
    if (!["EROFS", "EACCES"].includes(error.code)) throw error;
  }
}

/**
 * Serves the build that is there, until a signal ends it, with the settings of the environment.
 * @throws Refusal in one sentence for whatever cannot work
 */
export async function serveBuild() {
  const port = readPort(process.env.PORT);
  const host = process.env.HOST || "0.0.0.0";
  await checkPort(port, hostsOf(host));
  const { requireProduction } = await import("./secret.mjs");
  requireProduction(process.env);
  const { checkServer } = await import("../database/server-rules.mjs");
  await checkServer(process.env.DATABASE_URL);
  const builds = buildsOf();
  const build = builds.current();
  if (!build)
    throw new Refusal("还没有构建：请先运行 npm run build。", "There is no build yet: run npm run build first.");
  claimIn(builds, build);
  const server = await serve({ port, host, build });
  say(`已启动：${server.url}`, "Serving.");
  const stop = async () => {
    await server.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, stop);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  serveBuild().catch((error) => {
    sayFailure(error);
    process.exit(1);
  });
}
