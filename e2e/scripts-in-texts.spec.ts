import pg from "pg";
import { ensureDraftReport } from "./draft-report";
import { demoAccount, expect, test } from "./fixtures";
import { addresses } from "./page-addresses";
import { openRows } from "./ui";

/**
 * 200 texts that would run as scripts, in every text of the database, on every page. Only in the campaign: the demo is
 * of no use to other tests afterwards.
 */
const full = process.env["ZOUFANG_CAMPAIGN"] === "scripts";

const run = "self.__ran=1";
const bodies = [
  `<script>${run}</script>`,
  `<img src=x onerror="${run}">`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<body onload=${run}>`,
  `<details open ontoggle=${run}>`,
  `<input autofocus onfocus=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<math><mtext></mtext><mglyph><style></math><img src onerror=${run}>`,
  `<a href="javascript:${run}">点</a>`,
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `</script><script>${run}</script>`,
  `--><script>${run}</script>`,
  `]]><script>${run}</script>`,
  `{{constructor.constructor('${run}')()}}`,
  "${" + run + "}",
  `\u2028;${run}//`,
  `<style>@import 'data:text/css,'</style><object data="javascript:${run}">`,
];
const frames: ((body: string) => string)[] = [
  (body) => body,
  (body) => `"${body}`,
  (body) => `'${body}`,
  (body) => `">${body}`,
  (body) => `'>${body}`,
  (body) => `</textarea>${body}`,
  (body) => `</title>${body}`,
  (body) => `</style>${body}`,
  (body) => `\\"${body}`,
  (body) => `\\u003cimg src=x\\u003e${body}`,
];
const payloads = frames.flatMap((frame) => bodies.map(frame));

/** Whatever has a Chinese character was written by a person. */
const written = "[一-龥]";
const perColumn = 300;

let used = 0;
const strange = (text: string) => `${payloads[(used += 1) % payloads.length]}${text}`;

/** The same JSON, with the texts that a person wrote made strange. */
function strangeJson(value: unknown): unknown {
  if (typeof value === "string") return new RegExp(written).test(value) ? strange(value) : value;
  if (Array.isArray(value)) return value.map(strangeJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, strangeJson(each)]));
}

/** @returns the columns that have strange texts now */
async function poison(client: pg.Client): Promise<string[]> {
  const { rows: columns } = await client.query<{ t: string; c: string; json: boolean }>(
    `SELECT table_name AS t, column_name AS c, data_type LIKE 'json%' AS json
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
       AND (data_type = 'text' OR data_type LIKE 'character%' OR data_type LIKE 'json%')
       AND table_name NOT LIKE '%audit%' AND table_name <> '_prisma_migrations' AND column_name <> 'account_name'
     ORDER BY 1, 2`,
  );
  const done: string[] = [];
  for (const { t, c, json } of columns) {
    const [table, column] = [client.escapeIdentifier(t), client.escapeIdentifier(c)];
    const { rows } = await client.query<{ at: string; value: unknown }>(
      `SELECT ctid::text AS at, ${column} AS value FROM ${table} WHERE ${column}::text ~ $1 LIMIT ${perColumn}`,
      [written],
    );
    let changed = 0;
    for (const { at, value } of rows) {
      const made = json ? JSON.stringify(strangeJson(value)) : strange(String(value));
      // What the database itself refuses (too long, must stay as it is) cannot be there.
      const kept = await client
        .query(`UPDATE ${table} SET ${column} = $1 WHERE ctid = $2::tid`, [made, at])
        .catch(() => null);
      changed += kept?.rowCount ?? 0;
    }
    if (changed > 0) done.push(`${t}.${c}`);
  }
  return done;
}

if (full)
  test("a text that would be a script stays a text on every page, and the browser refuses nothing", async ({
    db,
    pageOf,
    request,
  }) => {
    test.setTimeout(1_800_000);
    expect(payloads).toHaveLength(200);
    await ensureDraftReport(db, request);
    const pages = Object.values(await addresses(db)).flat();
    const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
    await client.connect();
    const columns = await poison(client);
    await client.end();
    expect(columns.length).toBeGreaterThan(30);
    expect(used).toBeGreaterThan(2_000);

    const people = { lead: await pageOf(demoAccount("lead")), admin: await pageOf(demoAccount("admin")) };
    const faults: string[] = [];
    for (const page of Object.values(people)) {
      page.on("dialog", (dialog) => void dialog.dismiss());
      await page.addInitScript(() => {
        const seen: string[] = [];
        Object.assign(window, { refusedByPolicy: seen });
        document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
          seen.push(`${violatedDirective} ${blockedURI}`),
        );
      });
    }
    let strangePages = 0;
    for (const { path, admin } of pages) {
      const page = admin ? people.admin : people.lead;
      const answer = await page.goto(path);
      if ((answer?.status() ?? 0) >= 500) faults.push(`${path}: status ${answer?.status()}`);
      await page.waitForLoadState("networkidle").catch(() => {});
      if (path.includes("/findings")) await openRows(page, 4);
      const seen = await page.evaluate(() => ({
        ran: "__ran" in window,
        refused: Object(window)["refusedByPolicy"],
        handlers: [...document.querySelectorAll("*")].filter((each) =>
          each.getAttributeNames().some((name) => name.startsWith("on")),
        ).length,
        links: document.querySelectorAll('[href^="javascript:" i], [src^="javascript:" i]').length,
        shown: document.body.innerText.includes("self.__ran"),
      }));
      if (seen.shown) strangePages += 1;
      if (seen.ran) faults.push(`${path}: a text ran`);
      if (seen.handlers + seen.links > 0) faults.push(`${path}: ${seen.handlers} handlers, ${seen.links} links`);
      faults.push(...seen.refused.map((each: string) => `${path}: refused ${each}`));
    }
    console.log(`${columns.length} columns, ${used} texts, ${strangePages} of ${pages.length} pages show them`);
    expect(faults).toEqual([]);
    // Or the texts were never where pages read them.
    expect(strangePages).toBeGreaterThan(pages.length / 2);
  });
