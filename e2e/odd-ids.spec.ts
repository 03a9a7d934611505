import type { APIRequestContext } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { createProject } from "@/lib/testing/factories";
import { oddIds } from "@/lib/testing/names/odd-ids";
import { brokeInside } from "./broken-page";
import { builtPages, builtRoutes } from "./doors";
import { demoAccount, expect, newAccount, signIn, test } from "./fixtures";
import { ensureDraftReport } from "./draft-report";
import { addresses } from "./page-addresses";

/** Addresses with something else where an id should be: never an error, never somebody's page, never another header. */

/** How many of the odd ids each place of each address gets; in the campaign all. */
const each = process.env["ZOUFANG_CAMPAIGN"] === "names" ? Number.POSITIVE_INFINITY : 1;
/** Says in the page that a link is used up. */
const linkPages = ["/invite/[token]", "/set-password/[token]"];
/** What Next writes into a page that had begun when it was found that there is none. */
const notFound = "NEXT_HTTP_ERROR_FALLBACK;404";
/** Longer in the campaign, which also does something else meanwhile. */
const timeout = each > 1 ? 3_600_000 : 600_000;
const params = (path: string) => [...path.matchAll(/\[\.{0,3}(\w+)\]/g)].map(([whole]) => whole);

let request: APIRequestContext;
let projectId: string;
test.beforeEach(async ({ db, playwright, baseURL, extraHTTPHeaders }) => {
  const lead = await newAccount(db);
  projectId = await createProject(db, { leadId: lead.id });
  request = await playwright.request.newContext({
    ...(baseURL && { baseURL }),
    ...(extraHTTPHeaders && { extraHTTPHeaders }),
  });
  await signIn(request, lead);
});
test.afterEach(() => request.dispose());

test("an id that is none is not found, at every page and every route", async ({ db }) => {
  test.setTimeout(timeout);
  const ids = oddIds(projectId);
  expect(ids.length).toBeGreaterThanOrEqual(100);
  const where = { projectId };
  const counted = () =>
    Promise.all([db.visit.count({ where }), db.attachmentUpload.count({ where }), db.report.count({ where })]);
  const before = await counted();
  const places = [...builtPages().map((page) => `GET ${page}`), ...builtRoutes()]
    .filter((door) => params(door).length > 0 && !door.includes("[...nextauth]"))
    .flatMap((door) => params(door).map((param) => ({ door, param })));
  const tried = new Set<string>();
  const wrong: string[] = [];
  let next = 0;
  for (const { door, param } of places)
    for (let count = 0; count < Math.min(each, ids.length); count += 1) {
      const [what, sent] = ids[next++ % ids.length] ?? ["", ""];
      tried.add(what);
      const [method = "GET", path = ""] = door.split(" ");
      const address = path
        .replace(param, sent)
        .replaceAll(/\[(\w+)\]/g, (_all, name) => (name === "projectId" ? projectId : uuidv7()));
      const answer = await request.fetch(address, { method, maxRedirects: 0, ...(method !== "GET" && { data: "{}" }) });
      const status = answer.status();
      const headers = answer.headers();
      const text = await answer.text();
      const refused = status >= 400 || linkPages.includes(path) || text.includes(notFound);
      if (status >= 500 || !refused || brokeInside(text)) wrong.push(`${status} ${door} at ${param}: ${what}`);
      if ("x-split" in headers || headers["set-cookie"]?.includes("a=b")) wrong.push(`a header by ${what} at ${door}`);
    }
  expect(wrong).toEqual([]);
  expect(tried.size).toBe(ids.length);
  expect(await counted()).toEqual(before);
});

const asked = [
  ...[
    "visits?state=",
    "visits?page=",
    "visits?from=",
    "visits?site=",
    "visits/new?site=",
    "sites?kind=",
    "sites?page=",
  ],
  ...[
    "findings?kind=",
    "findings?view=",
    "findings/entries?q=",
    "findings/entries?theme=",
    "findings/matrix?dimension=",
  ],
  ...[
    "findings/claims/new?theme=",
    "codebook?q=",
    "codebook?theme=",
    "indicators?indicator=",
    "search?q=",
    "members?page=",
  ],
  ...["follow-ups?site=", "follow-ups/new?entry=", "reports?page=", "findings/passages?q="],
];

test("an id that is none after a question mark shows a page or a refusal", async () => {
  test.setTimeout(timeout);
  const ids = oddIds(projectId);
  const routes = [
    "exports/P/entries?format=",
    "attachments/P?visit=",
    "exports/P/visits?from=",
    "reports/P/entries?q=",
  ];
  const all = [
    ...asked.map((address) => `/projects/${projectId}/${address}`),
    ...routes.map((address) => `/api/${address.replace("P", projectId)}`),
  ];
  const wrong: string[] = [];
  for (const [place, [what, sent]] of ids.entries())
    // What PostgreSQL cannot store is sent to all of them each time.
    for (const address of each > 1 || sent.includes("%00") ? all : [all[place % all.length] ?? ""]) {
      const answer = await request.get(`${address}${sent}`, { maxRedirects: 0 });
      const gone = answer.status() >= 500 || brokeInside(await answer.text());
      if (gone || "x-split" in answer.headers()) wrong.push(`${answer.status()} ${address} ${what}`);
    }
  expect(wrong).toEqual([]);
});

/** What one page or another reads behind its question mark, and a few names that none reads. */
const parameters =
  "at chapter county dimension draft edition entry error exact from id in kind mark merge missing name only overdue page pages print q question rows show site sites state text theme to unapproved unknown view visit way words".split(
    " ",
  );

test("every page opens with nonsense, or the same twice, in every parameter at once", async ({ db }) => {
  test.setTimeout(300_000);
  await ensureDraftReport(db, request);
  await signIn(request, demoAccount("lead"));
  const wrong: string[] = [];
  for (const { path } of Object.values(await addresses(db)).flat())
    for (const value of ["%00", "%ED%A0%80", "桥头镇%00", encodeURIComponent("镇".repeat(30)), "1&"]) {
      // Twice: what is mostly one text is a list then.
      const asked = parameters.map((name) => `${name}=${value}${value === "1&" ? `${name}=2` : ""}`).join("&");
      const answer = await request.get(`${path}${path.includes("?") ? "&" : "?"}${asked}`, { maxRedirects: 0 });
      if (answer.status() >= 500 || brokeInside(await answer.text())) wrong.push(`${answer.status()} ${path} ${value}`);
    }
  expect(wrong).toEqual([]);
});
