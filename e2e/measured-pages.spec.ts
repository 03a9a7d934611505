import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { addVisit, entryContent, visitContent } from "@/lib/testing/factories";
import { CountedDatabase } from "./counted-database";
import { builtActions, callAction } from "./doors";
import { expect, newAccount, signIn, test } from "./fixtures";
import { OwnServer } from "./own-server";

/**
 * The most that each page may cost: statements (the session and the frame among them, BEGIN and COMMIT too) and
 * kilobytes (HTML and what React resumes from), of a production server on a generated project. Nobody should add to
 * them unseen: whoever has a reason raises the number here.
 */
const most: Record<string, [statements: number, kilobytes: number]> = {
  "/": [23, 176],
  "/findings": [17, 316],
  "/findings?dimension=problem": [17, 183],
  "/findings?site=:site": [17, 99],
  "/findings?from=2025-06-01&to=2026-03-31": [17, 320],
  "/findings?unapproved=1": [17, 320],
  "/findings?view=coverage": [12, 325],
  "/findings?view=figures": [9, 232],
  "/findings?view=charts": [18, 325],
  "/findings/matrix": [12, 200],
  "/findings/matrix?dimension=problem": [14, 188],
  "/findings/matrix/:site/:theme?dimension=problem": [10, 102],
  "/findings/entries": [10, 199],
  "/findings/entries?theme=:theme": [11, 205],
  "/findings/entries?theme=none": [10, 182],
  "/findings/entries?q=饮水": [11, 232],
  "/findings/themes/:theme": [19, 166],
  "/findings/figures/:indicator": [10, 108],
  "/findings/pairs": [7, 125],
  "/findings/themes/:theme/against": [19, 160],
  "/findings/claims": [6, 90],
  "/findings/claims/new?theme=:theme": [9, 112],
  "/visits": [8, 247],
  "/visits?state=submitted": [8, 189],
  "/visits/:visit": [28, 208],
  "/visits/:visit/edit": [6, 78],
  "/visits/:visit/history": [25, 76],
  "/visits/:visit/minutes": [22, 100],
  "/visits/new": [11, 180],
  "/visits/import": [13, 154],
  "/findings/passages": [8, 80],
  "/follow-ups": [6, 90],
  "/follow-ups/new?site=:site": [7, 100],
  "/codebook": [15, 300],
  "/codebook?theme=:theme": [14, 300],
  "/codebook?fits=:theme": [18, 300],
  "/codebook/exchange": [4, 96],
  "/codebook/review": [6, 90],
  "/codebook/themes/:theme": [15, 120],
  "/search?q=群众": [19, 96],
  "/indicators": [8, 281],
  "/indicators?view=figures": [11, 248],
  "/indicators?view=grid": [10, 195],
  "/indicators?view=lost": [19, 95],
  "/indicators?indicator=:indicator": [14, 137],
  "/reports": [4, 89],
  "/reports/new": [9, 84],
  "/reports/:report": [9, 190],
  "/reports/:report/history": [12, 126],
  "/sites": [5, 375],
  "/sites/add": [3, 93],
  "/sites/:site": [13, 78],
  "/members": [7, 100],
  "/settings": [5, 105],
  "/settings/outline": [6, 143],
  "/outbox": [3, 107],
  "/api/findings/:project/themes/:theme": [15, 17],
  "/api/findings/:project/matrix?dimension=problem&sites=:site&columns=:theme": [5, 4],
  "/api/findings/:project/figures/:indicator": [8, 6],
  "/api/findings/:project/charts/problem": [6, 23],
  "/api/findings/:project/charts/heat": [7, 10],
  "/api/findings/:project/charts/weeks": [5, 83],
  "/api/findings/:project/charts/fresh": [5, 6],
  "/api/sites/:project": [3, 11],
  "/api/site-notes/:project/:site": [10, 3],
  "/api/reports/:project/:report/draft": [21, 190],
  "/api/offline/:project": [31, 312],
  "/api/exports/:project/visits": [9, 14],
  "/api/exports/:project/sites": [8, 18],
  "/api/exports/:project/themes": [14, 30],
  "/api/exports/:project/coverage": [14, 26],
  "/api/exports/:project/charts/heat": [14, 16],
  "/api/exports/:project/claims": [12, 12],
  "/api/exports/:project/figures": [10, 30],
  "/api/exports/:project/matrix?dimension=problem": [16, 17],
  "visits.handInVisits": [10, 3],
  "visits.approveVisits": [10, 3],
  "codebook.assignThemes": [9, 3],
  "reports.setReportStage": [23, 3],
  "/reports/:report/issues/:issue": [25, 320],
};

/**
 * What the bytes of two runs differ by, in kilobytes: ids, names of files and parts of the project are random. A page
 * that carries one more list weighs far more than this.
 */
const room = (kilobytes: number) => 3 + kilobytes * 0.03;

/** The project that `npm run bench:server` measures, smaller: 130 sites, so that lists have pages. */
const size = { visits: 60, per: 12, sites: 130, themes: 60, name: "measured" };

/** Lines for psql, and those that put triggers and the index of the search aside: other tests use this database too. */
const aside = /^\\|TRIGGER USER|entries_search_idx|^:search_index/;

interface Generated {
  projectId: string;
  ids: Record<"site" | "theme" | "indicator" | "visit" | "report", string>;
}

async function generate(url: string, accountName: string): Promise<Generated> {
  const text = readFileSync(join("scripts", "measure", "scale.sql"), "utf8")
    .split("\n")
    .filter((line) => !aside.test(line))
    .join("\n")
    .replaceAll("'bench'", `'${accountName}'`)
    .replace(/(?<!:):'?(visits|per|sites|themes|name)\b'?/g, (_all, key: keyof typeof size) =>
      key === "name" ? `'${size.name}'` : String(size[key]),
    );
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const lines = Array.from({ length: 64 }, (_, place) => `${"村民反映饮水管网冬季冻裂".repeat(17)}${place}`);
    await client.query("SELECT setseed(0.5)");
    await client.query("CREATE TEMP TABLE corpus (n serial, text text)");
    await client.query("INSERT INTO corpus (text) SELECT unnest($1::text[])", [lines]);
    await client.query(text);
    const one = async (query: string) => String((await client.query(query)).rows[0]?.id);
    const projectId = await one(`SELECT id FROM projects WHERE id = (SELECT id FROM project)`);
    const first = (table: string, more = "") =>
      one(`SELECT id FROM ${table} WHERE project_id = '${projectId}' ${more} ORDER BY position LIMIT 1`);
    return {
      projectId,
      ids: {
        site: await first("sites"),
        theme: await first("themes", "AND dimension = 'problem'"),
        indicator: await first("indicators"),
        report: await one(`SELECT id FROM reports WHERE project_id = '${projectId}'`),
        visit: await one(
          `SELECT id FROM visits WHERE project_id = '${projectId}' AND state = 'approved' ORDER BY visited_on LIMIT 1`,
        ),
      },
    };
  } finally {
    await client.end();
  }
}

test("no page and no door asks the database for more, or sends more, than it is known to", async ({
  db,
  playwright,
}) => {
  const databaseUrl = process.env["DATABASE_URL"] ?? "";
  const counted = await CountedDatabase.start(databaseUrl);
  const server = await OwnServer.start({ DATABASE_URL: counted.url });
  const lead = await newAccount(db);
  const { projectId, ids } = await generate(databaseUrl, lead.accountName);
  const request = await playwright.request.newContext({ baseURL: server.address });
  const found: typeof most = {};
  const measured = async (name: string, work: () => Promise<string>) => {
    const before = counted.statements;
    const body = await work();
    found[name] = [counted.statements - before, Math.ceil(Buffer.byteLength(body) / 1000)];
  };
  try {
    await signIn(request, lead);
    // A session notes once a minute that it is used. On a slow machine that would be one statement more, at any door.
    await db.session.updateMany({ where: { userId: lead.id }, data: { lastSeenAt: new Date(Date.now() + 3_600_000) } });
    const page = (name: string, of: Record<string, string>) => {
      const path = name.replace(/:(\w+)/g, (_all, key: string) => (key === "project" ? projectId : (of[key] ?? "")));
      const address = path.startsWith("/api/") ? path : `/projects/${projectId}${path === "/" ? "" : path}`;
      return measured(name, async () => {
        const answer = await request.get(address);
        expect(answer.status(), name).toBe(200);
        return answer.text();
      });
    };
    for (const name of Object.keys(most)) if (name.startsWith("/") && !name.includes(":issue")) await page(name, ids);

    const actions = new Map(builtActions().map(({ door, id }) => [door, id]));
    const act = (door: string, input: object) =>
      measured(door, async () => {
        const { result, text } = await callAction(request, actions.get(door) ?? "", { projectId, ...input });
        expect(result, door).toMatchObject({ ok: true });
        return text;
      });
    const content = visitContent({ siteId: ids.site, recorderId: lead.id, entries: [entryContent({ text: "缺水" })] });
    const [draft, submitted] = await Promise.all(
      (["draft", "submitted"] as const).map((state) =>
        addVisit(db, {
          projectId,
          state,
          content: visitContent({ ...content, entries: [entryContent({ text: "缺水" })] }),
        }),
      ),
    );
    await act("visits.handInVisits", { items: [{ visitId: draft, version: 1 }], untouched: true });
    await act("visits.approveVisits", { items: [{ visitId: submitted, version: 1 }] });
    const { id: entryId } = await db.entry.findFirstOrThrow({
      where: { projectId, visitId: ids.visit, dimension: "problem" },
      select: { id: true },
    });
    await db.entryTheme.deleteMany({ where: { projectId, entryId } });
    await act("codebook.assignThemes", { entryIds: [entryId], themeIds: [ids.theme] });
    await act("reports.setReportStage", { reportId: ids.report, version: 1, stage: "consultation" });
    const issue = await db.reportIssue.findFirstOrThrow({ where: { projectId }, select: { id: true } });
    await page("/reports/:report/issues/:issue", { ...ids, issue: issue.id });
  } finally {
    await request.dispose();
    await server.kill();
    await counted.end();
  }
  const over = Object.entries(found).filter(([name, [statements, kilobytes]]) => {
    const [mostStatements, mostKilobytes] = most[name] ?? [0, 0];
    return statements > mostStatements || kilobytes > mostKilobytes + room(mostKilobytes);
  });
  expect(Object.fromEntries(over), JSON.stringify(found)).toEqual({});
});
