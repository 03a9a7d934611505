// How fast visits are taken in, beside the bare SQL of the same rows (a visit and twelve entries of 200 characters, as
// one client of pgbench would write them), both in turns within one run: the ratio holds on a busy machine.
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";

const dimensions = ["status", "example", "problem", "suggestion"];
const words =
  "乡镇卫生院夜班人手不足村民反映取药需要往返两趟饮水管网冬季经常冻裂合作社希望统一收购价格学校食堂补贴发放滞后道路硬化后雨季仍有积水";

/** 200 characters, always the same for the same seed. */
function text(seed) {
  let state = seed * 2_654_435_761 + 1;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  return Array.from({ length: 200 }, () => words[next() % words.length]).join("");
}
const visits = Array.from({ length: 64 }, (_visit, place) =>
  Array.from({ length: 12 }, (_entry, entry) => text(place * 12 + entry)),
);

/** The requests of a device that hands nothing in yet. */
export function requestsFor({ projectId, siteIds, userId }) {
  let count = 0;
  return () => {
    const place = count++ % visits.length;
    const content = {
      siteId: siteIds[place % siteIds.length],
      visitedOn: `2026-05-1${place % 10}`,
      startedAt: null,
      endedAt: null,
      method: "seminar",
      place: "会议室",
      recorderId: userId,
      memberIds: [userId],
      audiences: [{ category: "镇街干部", headCount: 5 }],
      entries: visits[place].map((entry, each) => ({
        id: randomUUID(),
        dimension: dimensions[each % 4],
        questionId: null,
        text: entry,
        form: "summary",
        speakerCategory: "",
      })),
      readings: [],
      marks: { status: null, example: null, problem: null, suggestion: null },
    };
    const item = { projectId, id: randomUUID(), baseVersion: 0, submit: false, content };
    return Buffer.from(JSON.stringify({ protocol: 1, items: [item] }));
  };
}

/** Sends one after the other on each of `clients` connections. Returns saves a second. */
export async function load({ port, cookie, request, clients, seconds }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const end = performance.now() + seconds * 1000;
  let saved = 0;
  const one = () =>
    new Promise((done, fail) => {
      const sending = post({ port, cookie, agent }, (response) => {
        let body = "";
        response.on("data", (piece) => (body += piece));
        response.on("end", () =>
          body.includes('"saved"') ? done() : fail(new Error(`${response.statusCode} ${body.slice(0, 300)}`)),
        );
      });
      sending.on("error", fail);
      sending.end(request());
    });
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        await one();
        saved += 1;
      }
    }),
  );
  agent.destroy();
  return saved / ((performance.now() - began) / 1000);
}

const post = ({ port, cookie, agent }, answered) =>
  http.request(
    {
      port,
      agent,
      host: "127.0.0.1",
      method: "POST",
      path: "/api/sync/visits",
      headers: { cookie, "content-type": "application/json" },
    },
    answered,
  );

/** Requests whose connection is cut while they are answered. */
export async function dropRequests({ port, cookie, request }, count) {
  await Promise.all(
    Array.from({ length: count }, async (_drop, place) => {
      const sending = post({ port, cookie, agent: new http.Agent() }, () => {});
      sending.on("error", () => {}); // it is cut, by us
      sending.end(request());
      await new Promise((done) => setTimeout(done, 2 + place));
      sending.destroy();
    }),
  );
}

/** The bare SQL: the tables, and what runs it, in saves a second. */
export function bareSql(cluster, database) {
  for (const statement of [
    "create table visit (id bigserial primary key, township_id int, author_id int, visit_date date, title text)",
    "create table entry (id bigserial primary key, visit_id bigint references visit (id), dimension int, body text)",
    "create index on entry (visit_id)",
  ])
    cluster.psql(database, "-c", statement);
  const files = visits.slice(0, 8).map((entries, place) => {
    const file = join(cluster.folder, `bare-${place}.sql`);
    const rows = entries.map((entry, each) => `(:visit, ${each + 1}, '${entry}')`).join(",");
    writeFileSync(
      file,
      `\\set township random(1, 100)
BEGIN;
INSERT INTO visit (township_id, author_id, visit_date, title) VALUES (:township, 1, '2026-05-01', '走访记录') RETURNING id AS visit \\gset
INSERT INTO entry (visit_id, dimension, body) VALUES ${rows};
COMMIT;
`,
    );
    return ["-f", file];
  });
  return (clients, seconds) => {
    const said = cluster.pgbench(database, "-c", String(clients), "-j", "2", "-T", String(seconds), ...files.flat());
    return Number(/tps = ([\d.]+)/.exec(said)?.[1]);
  };
}
