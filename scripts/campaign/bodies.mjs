// Corpus 4: bodies that no page sends, to every route that takes one and to every server action, over HTTP. Each is
// refused: never a 500, nothing written, the server goes on and keeps its memory.
import http from "node:http";
import { randomBytes } from "node:crypto";
import { v7 as mintId } from "uuid";
import { builtActions, builtRoutes } from "../../e2e/doors.ts";
import { between, contentFor, itemFor, requestOf, visitPromise } from "./devices.mjs";
import { ask, sendVisits } from "./doors.mjs";
import { openPlace } from "./place.mjs";

/** For each route, and for all server actions together four times as many. */
const EACH = 5_000;
const AT_ONCE = 4;
const SLOWEST_MS = 10_000;
const MOST_MEMORY_MB = 256;
/** Of next-auth: answers by redirects, and counts what it is told. */
const LEFT_OUT = ["POST /api/auth/[...nextauth]"];
const WITH_BODY = ["POST", "PUT", "PATCH", "DELETE"];
/** What may grow although nobody wrote anything: who is here, and what a question without a body has read. */
const UNCOUNTED = ["sessions", "passage_passes"];
/** Before the memory is measured: a server that has just started grows by itself. */
const WARM_UP = 400;

const pick = (list) => list[between(0, list.length - 1)];
const deep = (open, close, depth) => open.repeat(depth) + close.repeat(depth);

/** Pieces of what React reads as an action's arguments: references to parts, files, promises, maps and worse. */
const flight = [
  ..."0123456789".split("").map((digit) => `"$${digit}"`),
  ...[
    "$@1",
    "$K1",
    "$F1",
    "$h1",
    "$Q1",
    "$W1",
    "$B1",
    "$i1",
    "$undefined",
    "$Infinity",
    "$NaN",
    "$-0",
    "$D2026",
    "$n1",
  ],
  ...[
    "$S",
    "$T",
    "$L1",
    "$E",
    "$P1",
    "$1:constructor:constructor",
    "$1:__proto__:then",
    "$O1",
    "$R1",
    "$r1",
    "$X1",
    "$x1",
  ],
].map((text) => (text.startsWith('"') ? text : JSON.stringify(text)));
const odd = [
  ...flight,
  ...[
    "null",
    "true",
    "-1",
    "1e999",
    '""',
    "[]",
    "{}",
    '{"__proto__":{"role":"lead"}}',
    '{"not":""}',
    '"\\u0000"',
    '"\\ud800"',
  ],
  ...[
    '{"then":"$1"}',
    '{"constructor":{"prototype":1}}',
    `"${"字".repeat(500)}"`,
    deep("[", "]", 40),
    "01",
    "'",
    "NaN",
  ],
];

const jsonLike = () => {
  const some = Array.from({ length: between(0, 4) }, () => pick(odd));
  const form = between(0, 3);
  if (form === 0) return `[${some.join(",")}]`;
  if (form === 1) return pick(odd);
  const names = ["projectId", "id", "protocol", "items", "name", "0", "role", "__proto__", "text", "file"];
  return `{${some.map((value) => `"${pick(names)}":${value}`).join(",")}}`;
};

/** Cut, doubled, with other bytes in it. */
function damaged(text) {
  let bytes = Buffer.from(text);
  const at = between(0, bytes.length);
  const how = between(0, 5);
  if (how === 0) bytes = bytes.subarray(0, at);
  if (how === 1) bytes = Buffer.concat([bytes.subarray(0, at), randomBytes(between(1, 6)), bytes.subarray(at)]);
  if (how === 2) bytes = Buffer.concat([bytes, bytes]);
  return bytes;
}

function multipart() {
  const mark = `----${between(1, 9)}mark`;
  const names = [
    "0",
    "1",
    "_1_file",
    "_1_projectId",
    "file",
    "__proto__",
    "",
    'a"b',
    "x".repeat(between(1, 300)),
    "$ACTION_ID_1",
  ];
  const part = () => {
    const file = between(0, 1) === 1 ? `; filename="${pick(["a.xlsx", "../../a", "", "\u0000", "a.docx"])}"` : "";
    const type =
      between(0, 1) === 1 ? `\r\nContent-Type: ${pick(["text/plain", "application/octet-stream", "x"])}` : "";
    return `--${mark}\r\nContent-Disposition: form-data; name="${pick(names)}"${file}${type}\r\n\r\n${pick([jsonLike(), "PK\u0003\u0004"])}\r\n`;
  };
  const text = `${Array.from({ length: between(0, 4) }, part).join("")}--${mark}--\r\n`;
  return { type: `multipart/form-data; boundary=${pick([mark, mark, mark, "other", ""])}`, body: damaged(text) };
}

const types = [
  "application/json",
  "text/plain;charset=UTF-8",
  "application/json; charset=utf-16",
  "application/x-www-form-urlencoded",
  "x",
  "",
];

/** @returns {{ type: string, body: Buffer }} one that nobody's page sends */
function oneBody() {
  const kind = between(0, 19);
  if (kind === 0) return { type: pick(types), body: Buffer.from(deep(pick(["[", '{"a":']), pick(["]", "}"]), 10_000)) };
  if (kind === 1) return { type: pick(types), body: randomBytes(between(0, 2_000)) };
  if (kind < 7) return multipart();
  return { type: pick(types), body: damaged(jsonLike()) };
}

const tusHeaders = () => ({
  "tus-resumable": pick(["1.0.0", "1.0.0", "0.2", ""]),
  "upload-length": pick(["-1", "1e9", "", "99999999999999999999", "0", "10.5", "NaN"]),
  "upload-offset": pick(["-1", "0", "1e9", "", "99999999999999999999"]),
  "upload-metadata": pick([
    "",
    "id",
    "id !!!",
    "id AAAA,visitId",
    `id ${"A".repeat(3_000)}`,
    "kind ZG9jdW1lbnQ=,id MQ==",
  ]),
  "upload-checksum": pick(["", "sha1", "sha256 !!!", "md5 AAAA"]),
});

async function countsOf(db) {
  const { rows } = await db.query(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  const counts = {};
  for (const { name } of rows.filter(({ name }) => !UNCOUNTED.includes(name)))
    counts[name] = Number((await db.query(`SELECT count(*) FROM "${name}"`)).rows[0].count);
  return counts;
}

/** A visit, so that addresses name something that is there. */
async function addVisit(place) {
  const [person] = place.people;
  const visit = { id: mintId(), version: 0 };
  const content = contentFor({ siteId: place.siteIds[0], userId: person.userId, marker: mintId() });
  await sendVisits(
    { port: place.server.port },
    person,
    requestOf(itemFor({ projectId: place.projectId, visit, content })),
  );
  return visitPromise({ id: visit.id, version: 1, content }).id;
}

function targetsOf({ projectId }, visitId) {
  const ids = { projectId, visitId };
  const routes = builtRoutes()
    .map((door) => door.split(" "))
    .filter(([method, path]) => WITH_BODY.includes(method) && !LEFT_OUT.includes(`${method} ${path}`))
    .map(([method, path]) => ({
      name: `${method} ${path}`,
      times: EACH,
      knock: () => {
        const address = path.replaceAll(/\[(\w+)\]/g, (_all, name) => ids[name] ?? mintId());
        return { method, path: address, headers: path.includes("/uploads") ? tusHeaders() : {} };
      },
    }));
  const actions = builtActions();
  return [
    ...routes,
    {
      name: `${actions.length} server actions`,
      times: 4 * EACH,
      knock: () => ({
        method: "POST",
        path: "/sign-in",
        headers: { "next-action": pick(actions).id, accept: "text/x-component" },
      }),
    },
  ];
}

/** @param {{ share: number, until: number }} options @returns what campaign.add() takes */
export async function malformedBodies({ share, until }) {
  const place = await openPlace({ devices: 2 });
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  try {
    const visitId = await addVisit(place);
    const targets = targetsOf(place, visitId);
    const before = await countsOf(place.db);
    const faults = new Map();
    const fault = (text) => faults.set(text, (faults.get(text) ?? 0) + 1);
    let [sent, slowest, refused] = [0, 0, 0];
    let [warm, most] = [0, 0];
    const one = async (target) => {
      const { type, body } = oneBody();
      const { headers, ...knock } = target.knock();
      const began = performance.now();
      const answer = await ask(
        { port: place.server.port, agent },
        {
          ...knock,
          body,
          headers: {
            cookie: place.people[0].cookie,
            "x-zoufang-account": place.people[0].userId,
            ...headers,
            ...(type && { "content-type": type }),
          },
        },
      );
      const took = performance.now() - began;
      if (sent === WARM_UP) warm = place.server.memory();
      slowest = Math.max(slowest, took);
      sent += 1;
      const tell = (what) =>
        fault(`${target.name}: ${what}; the last: ${type} ${JSON.stringify(body.toString("latin1").slice(0, 120))}`);
      if (answer === null) {
        if (!(await place.server.healthyAfter())) tell("no answer, and the server does not answer any more");
      } else if (answer.status >= 500) tell(`was answered ${answer.status}`);
      else if (answer.status >= 400) refused += 1;
      if (took > SLOWEST_MS) tell(`took ${Math.round(took)} ms`);
    };
    for (const target of targets) {
      const times = Math.ceil(target.times * share);
      let left = times;
      const worker = async () => {
        while (left > 0 && Date.now() < until) {
          left -= 1;
          await one(target);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      most = Math.max(most, place.server.memory());
    }
    const after = await countsOf(place.db);
    for (const [name, count] of Object.entries(after))
      if (count !== before[name]) fault(`${name} has ${count} rows instead of ${before[name]}`);
    if (most - warm > MOST_MEMORY_MB) fault(`the memory grew from ${Math.round(warm)} to ${Math.round(most)} MB`);
    return {
      faults: [...faults].map(([text, times]) => (times > 1 ? `${times} × ${text}` : text)),
      notes: {
        "bodies sent": sent,
        "refused by status": refused,
        "slowest, ms": Math.round(slowest),
        "MB more": most - warm,
      },
    };
  } finally {
    agent.destroy();
    await place.close();
  }
}
