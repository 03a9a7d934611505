// Corpus 4: bodies that no page sends, to every route that takes one and to every server action, over HTTP. Each is
// refused: never a 500, nothing written, the server goes on and keeps its memory.
import http from "node:http";
import { v7 as mintId } from "uuid";
import { builtActions, builtRoutes } from "../../e2e/doors.ts";
import { contentFor, itemFor, requestOf, visitPromise } from "./devices.mjs";
import { ask, sendVisits } from "./doors.mjs";
import { oddBody, pick } from "./odd-bodies.mjs";
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
    const kinds = {};
    const wanted = targets.reduce((sum, { times }) => sum + Math.ceil(times * share), 0);
    const began = performance.now();
    const one = async (target) => {
      const { kind, type, body } = oddBody();
      kinds[kind] = (kinds[kind] ?? 0) + 1;
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
    const seconds = (performance.now() - began) / 1000;
    if (sent < wanted) fault(`the time ended after ${sent} of ${wanted} bodies`);
    const after = await countsOf(place.db);
    for (const [name, count] of Object.entries(after))
      if (count !== before[name]) fault(`${name} has ${count} rows instead of ${before[name]}`);
    if (most - warm > MOST_MEMORY_MB) fault(`the memory grew from ${Math.round(warm)} to ${Math.round(most)} MB`);
    return {
      faults: [...faults].map(([text, times]) => (times > 1 ? `${times} × ${text}` : text)),
      notes: {
        "bodies sent": sent,
        ...kinds,
        "bodies a second": Math.round(sent / seconds),
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
