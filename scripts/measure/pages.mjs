// `node scripts/measure/pages.mjs <address> <project id> [words of a path …]`: every page of a project, each fetched
// once to warm up and then five times. Prints a table: milliseconds to the last byte (median), bytes, statements.
// COOKIE is the Cookie header of a signed-in lead. DATABASE_URL is the server's database; the statements are counted
// where it has the extension pg_stat_statements.
import { get } from "node:http";
import pg from "pg";

const [address, projectId, ...only] = process.argv.slice(2);
const runs = Number(process.env.RUNS ?? 5);
const database = new pg.Client({ connectionString: process.env.DATABASE_URL });
await database.connect();

const row = async (text) => (await database.query(text, [projectId])).rows[0] ?? {};
const { id: visit } = await row(
  "SELECT id FROM visits WHERE project_id = $1 AND state = 'approved' ORDER BY id LIMIT 1",
);
const { id: site } = await row("SELECT id FROM sites WHERE project_id = $1 ORDER BY position LIMIT 1");
const { id: theme } = await row(
  "SELECT id FROM themes WHERE project_id = $1 AND dimension = 'problem' ORDER BY position LIMIT 1",
);
const { id: indicator } = await row("SELECT id FROM indicators WHERE project_id = $1 ORDER BY position LIMIT 1");
const report = (await row("SELECT id FROM reports WHERE project_id = $1 LIMIT 1")).id;
const words = (text) => `q=${encodeURIComponent(text)}`;

const pages = [
  "",
  "findings",
  "findings?dimension=problem",
  "findings?kind=town",
  `findings?site=${site}`,
  "findings?unapproved=1",
  "findings?from=2025-06-01&to=2026-03-31",
  "findings?view=coverage",
  "findings?view=coverage&from=2025-06-01&to=2026-03-31",
  "findings?view=figures",
  "findings?view=charts",
  "findings/entries",
  "findings/entries?page=500",
  "findings/entries?dimension=problem",
  `findings/entries?theme=${theme}`,
  "findings/entries?theme=none",
  `findings/entries?site=${site}`,
  "findings/entries?from=2025-06-01&to=2026-03-31",
  `findings/themes/${theme}`,
  `findings/figures/${indicator}`,
  `findings/entries?${words("村民")}`,
  `findings/entries?${words("药")}`,
  `findings/entries?${words("的")}`,
  `findings/entries?${words("饮水管网冬季经常冻裂")}`,
  `findings/entries?${words("没有这句话")}`,
  "visits",
  "visits?page=10",
  "visits?state=submitted",
  `visits?site=${site}`,
  `visits/${visit}`,
  `visits/${visit}/edit`,
  `visits/${visit}/history`,
  `visits/${visit}/minutes`,
  "visits/new",
  "visits/import",
  "codebook",
  "codebook?theme=none",
  `codebook?theme=${theme}`,
  "indicators",
  "indicators?view=figures",
  `indicators?indicator=${indicator}`,
  "reports",
  "reports/new",
  ...(report ? [`reports/${report}`] : []),
  "sites",
  "sites/add",
  "members",
  "settings",
  "settings/outline",
  "outbox",
].map((path) => ({ name: `/${path}`, path: `/projects/${projectId}${path && `/${path}`}` }));
const routes = [
  { name: "behind a theme", path: `/api/findings/${projectId}/themes/${theme}` },
  { name: "behind a figure", path: `/api/findings/${projectId}/figures/${indicator}` },
  { name: "chart of a dimension", path: `/api/findings/${projectId}/charts/problem` },
  { name: "chart of weeks", path: `/api/findings/${projectId}/charts/weeks` },
  { name: "sites to choose", path: `/api/sites/${projectId}` },
  { name: "offline copy", path: `/api/offline/${projectId}` },
  { name: "site notes", path: `/api/site-notes/${projectId}/${site}` },
  { name: "themes as CSV", path: `/api/exports/${projectId}/themes` },
  { name: "coverage as CSV", path: `/api/exports/${projectId}/coverage` },
  { name: "figures as CSV", path: `/api/exports/${projectId}/figures` },
  { name: "entries as CSV", path: `/api/exports/${projectId}/entries` },
];

function load(path) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get(`${address}${path}`, { headers: { cookie: process.env.COOKIE ?? "" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece) => (bytes += piece.length));
      answer.on("end", () => resolve({ status: answer.statusCode, bytes, ms: performance.now() - began }));
      answer.on("error", reject);
    }).on("error", reject);
  });
}

async function statements() {
  const known =
    "SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements WHERE query !~ 'pg_stat_statements'";
  return database.query(known).then(
    ({ rows }) => rows[0].calls,
    () => undefined,
  );
}

console.log("| page | ms | KB | statements |\n|---|---:|---:|---:|");
for (const { name, path } of [...pages, ...routes]) {
  if (only.length > 0 && !only.some((word) => name.includes(word))) continue;
  await load(path);
  const before = await statements();
  const answers = [];
  for (let run = 0; run < runs; run += 1) answers.push(await load(path));
  const after = await statements();
  const median = answers.sort((a, b) => a.ms - b.ms)[Math.floor(runs / 2)];
  const counted = before === undefined || after === undefined ? "" : ((after - before) / runs).toFixed(1);
  const shown = name.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…");
  const refused = median.status === 200 ? "" : ` (${median.status})`;
  console.log(
    `| ${decodeURIComponent(shown)}${refused} | ${median.ms.toFixed(0)} | ${(median.bytes / 1000).toFixed(0)} | ${counted} |`,
  );
}
await database.end();
