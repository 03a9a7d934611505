// What the server measures of itself, in the words of Prometheus, for whoever has the token (METRICS_TOKEN). Doors are
// named as in lib/auth/doors.ts and pages by their pattern, so no figure is about a person, and the number of lines is
// known beforehand.
import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { Refusal } from "../say.mjs";

const ADDRESS = "/metrics";
const SHORTEST_TOKEN = 16;
/** In seconds: from a file in memory to the longest that a page may take. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.3, 0.6, 1.2, 2.5, 5, 10];

const STREAM_BUCKETS = [1, 10, 60, 300, 1_800, 7_200];

const isStream = (response) => String(response.getHeader("content-type")).startsWith("text/event-stream");

/** @throws Refusal if the token could be guessed */
export function metricsToken({ METRICS_TOKEN: token }) {
  if (!token) return undefined;
  if (token.length >= SHORTEST_TOKEN) return token;
  throw new Refusal(
    `METRICS_TOKEN 至少 ${SHORTEST_TOKEN} 个字符，例如 openssl rand -hex 24。`,
    `METRICS_TOKEN needs at least ${SHORTEST_TOKEN} characters, such as openssl rand -hex 24.`,
  );
}

/**
 * Which page an address is of, by the patterns of the build.
 * @returns {(path: string) => string | undefined} such as /projects/[projectId]; undefined if it is none
 */
export function pagePatterns({ root, build }) {
  const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync(join(root, build, "routes-manifest.json"), "utf8"));
  const patterns = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({ page, regex: new RegExp(regex) }));
  return (path) => patterns.find(({ regex }) => regex.test(path))?.page;
}

/** The name of what a request asked for: a door, a page by its pattern, or a file; never the address. */
export const doorNamer = (pageOf) => (request, note) => {
  const [path] = request.url.split("?", 1);
  return note.door ?? (path.startsWith("/_next/") ? "file" : undefined) ?? pageOf(path) ?? "none";
};

const digest = (text) => createHash("sha256").update(text).digest();

/** Whoever asks with another token, or with none, learns nothing: not even how much of it was right. */
function mayRead(request, token) {
  const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(given), digest(token));
}

/** The connections of this process: lib/db-pool.ts names each pool. */
function watchPools(registers) {
  new Gauge({
    name: "zoufang_database_connections",
    help: "Connections to the database, and requests that wait for one.",
    labelNames: ["pool", "state"],
    registers,
    collect() {
      this.reset();
      for (const [name, pool] of globalThis.zoufangPools ?? []) {
        this.set({ pool: name, state: "busy" }, pool.totalCount - pool.idleCount);
        this.set({ pool: name, state: "idle" }, pool.idleCount);
        this.set({ pool: name, state: "waiting" }, pool.waitingCount);
      }
    },
  });
}

/** @param {() => Promise<{ ageSeconds: number | null, failed: boolean } | null>} readBackup null: no database */
function watchBackup(registers, readBackup) {
  /** `valueOf` gives null where there is nothing to say. */
  const gauge = (name, help, valueOf) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const value = valueOf(await readBackup());
        if (value === null) this.remove();
        else this.set(value);
      },
    });
  gauge("zoufang_database_up", "1 while the database answers.", (state) => (state ? 1 : 0));
  gauge("zoufang_backup_failed", "1 if the last backup failed.", (state) => (state ? Number(state.failed) : null));
  gauge(
    "zoufang_backup_age_seconds",
    "Since the last good backup was begun; no value if there is none.",
    (state) => state?.ageSeconds ?? null,
  );
}

/**
 * @param {object} options
 * @param {string} options.token
 * @param {string} options.version
 * @param {(request: object, note: object) => string} options.doorOf as from doorNamer
 * @param {() => Promise<{ ageSeconds: number | null, failed: boolean } | null>} options.readBackup
 */
export function openMetrics({ token, version, doorOf, readBackup }) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const labelNames = ["door"];
  new Gauge({
    name: "zoufang_build_info",
    help: "The version that is served.",
    labelNames: ["version"],
    registers,
  }).set({ version }, 1);
  const answered = new Counter({
    name: "zoufang_requests_total",
    help: "Answers by door and status; aborted: whoever asked left.",
    labelNames: [...labelNames, "status"],
    registers,
  });
  const took = new Histogram({
    name: "zoufang_request_seconds",
    help: "From the request to the last byte of its answer.",
    labelNames,
    buckets: BUCKETS,
    registers,
  });
  const streams = new Histogram({
    name: "zoufang_stream_seconds",
    help: "How long a stream of events was open, until whoever listened left.",
    labelNames,
    buckets: STREAM_BUCKETS,
    registers,
  });
  const replies = new Counter({
    name: "zoufang_outbox_replies_total",
    help: "What the server answered about each visit that a device sent.",
    labelNames: ["status"],
    registers,
  });
  const received = new Counter({
    name: "zoufang_upload_bytes_total",
    help: "Bytes of attachments that were received and kept.",
    registers,
  });
  watchPools(registers);
  watchBackup(registers, readBackup);

  return {
    /** After an answer, or after whoever asked left. */
    note(request, response, note, ms) {
      const door = doorOf(request, note);
      answered.inc({ door, status: response.writableFinished ? String(response.statusCode) : "aborted" });
      // A stream is open as long as somebody listens: as latency it would say that the server is slow.
      (isStream(response) ? streams : took).observe({ door }, ms / 1_000);
      for (const status of note.replies) replies.inc({ status });
      if (note.received > 0) received.inc(note.received);
    },
    /** Who answers a request for the metrics; undefined for every other request. */
    door(request) {
      if (request.url.split("?", 1)[0] !== ADDRESS) return undefined;
      return async (response) => {
        response.setHeader("Cache-Control", "private, no-store");
        if (!mayRead(request, token)) {
          response.writeHead(401, { "WWW-Authenticate": "Bearer", "Content-Type": "text/plain" });
          response.end("METRICS_TOKEN\n");
          return;
        }
        const body = await registry.metrics();
        response.writeHead(200, { "Content-Type": registry.contentType });
        response.end(body);
      };
    },
  };
}
