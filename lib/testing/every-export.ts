import { type ProjectDoor } from "@/lib/auth/doors";
import type { ProjectScope } from "@/lib/auth/scope";
import { drawChart } from "@/lib/findings/charts/draw";
import { readAnyChart } from "@/lib/findings/charts/any-chart";
import { exportChart } from "@/lib/findings/charts/export-chart";
import { chartNames } from "@/lib/findings/charts/read-charts";
import { AppError } from "@/lib/errors";
import { codebookFile } from "@/lib/codebook/exchange/file";
import { answerCandidates } from "@/lib/findings/claims/candidates";
import { exportClaims } from "@/lib/findings/claims/export-claims";
import { exportEntries } from "@/lib/findings/export-entries";
import { exportCoverage, exportThemes } from "@/lib/findings/export-tables";
import { answerCells } from "@/lib/findings/matrix/asked-cells";
import { exportMatrix } from "@/lib/findings/matrix/export-matrix";
import { readJoinedSheet } from "@/lib/coding/theme-sheet";
import { readIndicatorBehind } from "@/lib/findings/behind";
import { filterHref } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translatorOf } from "@/lib/i18n/server";
import { indicatorTotals } from "@/lib/findings/queries/indicator-totals";
import { answerColumns } from "@/lib/indicators/grid/asked-columns";
import { exportFigures } from "@/lib/indicators/export-figures";
import { exportProfile } from "@/lib/profiles/export";
import { chooseLedger } from "@/lib/reports/choose-ledger";
import { choosePhotos } from "@/lib/reports/annexes/choose-photos";
import { listCandidates } from "@/lib/reports/candidates";
import { readIssueFile } from "@/lib/reports/data/issues";
import { previewParts } from "@/lib/reports/data/part-plan";
import { readSilence } from "@/lib/reports/data/silence";
import { exportReport, readExportQuery } from "@/lib/reports/export";
import { exportList, readListQuery } from "@/lib/reports/export-list";
import { reportFormatKeys } from "@/lib/reports/formats/registry";
import { exportOpinions } from "@/lib/reports/opinion-files";
import { redlineFile } from "@/lib/reports/redline-file";
import { exportSites } from "@/lib/sites/export-sites";
import { tablePieces, tableFormats, type TakenTable } from "@/lib/taken-table";
import { type StampedWorld } from "@/lib/testing/stamped-world";
import { exportVisits } from "@/lib/visits/export-visits";
import { dimensionKeys, reportLists } from "@/lib/vocabulary";

/** Every door that gives something in a project, each as an export for the test of them all. */

const t = translatorOf("zh-CN");
const now = new Date("2026-11-30T02:00:00Z");
const asked = { t, now };

export interface Taken {
  scope: ProjectScope;
  world: StampedWorld;
  /** A filter of the findings, with or without 含未审核. */
  filter: FindingsFilter;
  report: StampedWorld["reports"]["approved"];
}

/** What leaves: files as bytes, everything else as text. */
export type Left = Uint8Array | string;
type GetDoor = Extract<ProjectDoor, `GET ${string}`>;

const query = (values: Record<string, string | undefined>) => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) params.set(key, value);
  return params;
};
const address = ({ filter }: Taken, ...dropped: (keyof FindingsFilter)[]) => {
  const kept = Object.fromEntries(Object.entries(filter).filter(([key]) => !dropped.some((name) => name === key)));
  return new URLSearchParams(filterHref("", kept).slice(1));
};
async function bothFormats(table: () => Promise<{ table: TakenTable }>): Promise<Left[]> {
  const files: Left[] = [];
  for (const format of tableFormats) {
    const pieces: Buffer[] = [];
    for await (const piece of tablePieces((await table()).table, format)) pieces.push(Buffer.from(piece));
    files.push(new Uint8Array(Buffer.concat(pieces)));
  }
  return files;
}
const json = async (values: Promise<unknown>[]): Promise<Left[]> =>
  (await Promise.all(values)).map((value) => JSON.stringify(value));

/** By door, everything that it gives for a filter. */
export const makers = {
  "GET /api/exports/[projectId]/entries": (taken) =>
    bothFormats(() => exportEntries(taken.scope, address(taken, "mark"), asked)),
  "GET /api/exports/[projectId]/themes": (taken) => bothFormats(() => exportThemes(taken.scope, address(taken), asked)),
  "GET /api/exports/[projectId]/coverage": (taken) =>
    bothFormats(() => exportCoverage(taken.scope, address(taken), asked)),
  "GET /api/exports/[projectId]/charts/[chart]": async (taken) => {
    const files: Left[] = [];
    for (const chart of [...chartNames, ...taken.world.indicators]) {
      const wanted = { chart, query: address(taken, "dimension", "theme", "q", "mark") };
      const made = await exportChart(taken.scope, wanted, asked).catch((error: unknown) => {
        // An indicator without a figure that counts has no chart.
        if (error instanceof AppError && error.code === "not_found") return null;
        throw error;
      });
      if (made) files.push(made.svg);
    }
    return files;
  },
  "GET /api/exports/[projectId]/claims": (taken) => bothFormats(() => exportClaims(taken.scope, address(taken), asked)),
  "GET /api/findings/[projectId]/claims": async ({ scope, world }) => {
    const answers = dimensionKeys.flatMap((dimension) => [
      answerCandidates(scope, query({ dimension, q: "独有之言" })),
      ...world.themes.map((theme) => answerCandidates(scope, query({ dimension, theme }))),
    ]);
    return json(answers);
  },
  "GET /api/exports/[projectId]/figures": async (taken) =>
    (
      await Promise.all(
        ["", "grid"].map((view) => {
          const params = address(taken, "theme", "q", "mark", "county");
          if (view) params.set("view", view);
          return bothFormats(() => exportFigures(taken.scope, params, asked));
        }),
      )
    ).flat(),
  "GET /api/indicators/[projectId]/grid": async (taken) => {
    const params = address(taken, "theme", "q", "mark", "county");
    const { indicators } = await indicatorTotals(taken.scope, taken.filter);
    params.set("columns", indicators.map(({ id }) => id).join(","));
    return indicators.length > 0 ? json([answerColumns(taken.scope, params, t)]) : [];
  },
  "GET /api/exports/[projectId]/visits": ({ scope }) =>
    bothFormats(() => exportVisits(scope, new URLSearchParams(), asked)),
  "GET /api/exports/[projectId]/sites": ({ scope }) =>
    bothFormats(() => exportSites(scope, new URLSearchParams(), asked)),
  "GET /api/exports/[projectId]/matrix": async (taken) => {
    const files: Left[] = [];
    for (const dimension of [undefined, ...dimensionKeys]) {
      const params = address(
        { ...taken, filter: { ...taken.filter, ...(dimension && { dimension }) } },
        "theme",
        "mark",
      );
      files.push((await exportMatrix(taken.scope, params, t, now)).bytes);
    }
    return files;
  },
  "GET /api/exports/[projectId]/codebook": async ({ scope }) => [
    (await codebookFile(scope, "xlsx", asked)).bytes,
    (await codebookFile(scope, "qdc", asked)).bytes,
  ],
  "GET /api/findings/[projectId]/matrix": (taken) => {
    const params = address(taken, "theme", "mark", "dimension");
    params.set("sites", taken.world.sites.join(","));
    params.set("columns", dimensionKeys.join(","));
    return json([answerCells(taken.scope, params, t)]);
  },
  "GET /api/profiles/[projectId]/[siteId]": async ({ scope, world, filter }) => {
    const files: Left[] = [];
    for (const siteId of world.sites) {
      const made = await exportProfile(scope, { siteId, unapproved: filter.unapproved === "1" }).catch(() => null);
      if (made) files.push(made.bytes);
    }
    return files;
  },
  "GET /api/findings/[projectId]/themes/[themeId]": ({ scope, world, filter }) =>
    json(world.themes.map((themeId) => readJoinedSheet(scope, { themeId, filter }))),
  "GET /api/findings/[projectId]/figures/[indicatorId]": ({ scope, world, filter }) =>
    json(world.indicators.map((id) => readIndicatorBehind(scope, id, filter))),
  "GET /api/findings/[projectId]/charts/[chart]": async ({ scope, world, filter }) => {
    const asked = [...chartNames, ...world.indicators];
    const drawings = await Promise.all(asked.map((chart) => readAnyChart(scope, chart, { filter, width: 640, t })));
    return drawings.flatMap((found) => (found ? [drawChart(found.drawing)] : []));
  },
  "GET /api/reports/[projectId]/[reportId]": async ({ scope, report }) => {
    const files: Left[] = [];
    for (const format of reportFormatKeys) {
      const wanted = readExportQuery(query({ format, evidence: "1", charts: "1", method: "1" }));
      files.push((await exportReport(scope, report.reportId, wanted, now)).bytes);
    }
    return files;
  },
  "GET /api/reports/[projectId]/[reportId]/lists": async ({ scope, report }) => {
    const files: Left[] = [];
    for (const list of reportLists)
      for (const format of ["xlsx", "docx"])
        files.push((await exportList(scope, report.reportId, readListQuery(query({ list, format })), now)).bytes);
    return files;
  },
  "GET /api/reports/[projectId]/[reportId]/issues/[issueId]": async ({ scope, report }) => [
    (await readIssueFile(scope, report, { edition: "internal", evidence: "1" })).bytes,
    (await readIssueFile(scope, report, { edition: "internal", evidence: "0" })).bytes,
  ],
  "GET /api/reports/[projectId]/[reportId]/redline": async ({ scope, report }) => [
    (await redlineFile(scope, report.reportId, query({ from: report.issueId, to: "now" }), now)).bytes,
  ],
  "GET /api/reports/[projectId]/[reportId]/opinions": async ({ scope, report }) => [
    (await exportOpinions(scope, report.reportId, query({ format: "docx" }), now)).bytes,
  ],
  "GET /api/reports/[projectId]/entries": ({ scope, filter: { unapproved } }) =>
    json([listCandidates(scope, query({ unapproved: unapproved && "1" }))]),
  "GET /api/reports/[projectId]/ledger": ({ scope }) => json([chooseLedger(scope, query({}))]),
  "GET /api/reports/[projectId]/photos": ({ scope, filter: { unapproved } }) =>
    json([choosePhotos(scope, query({ page: "1", unapproved: unapproved && "1" }))]),
  "GET /api/reports/[projectId]/silence": ({ scope, world, filter: { unapproved } }) =>
    json(world.themes.map((theme) => readSilence(scope, query({ theme, unapproved: unapproved && "1" })))),
  "GET /api/reports/[projectId]/[reportId]/parts": ({ scope, report }) =>
    json([previewParts(scope, report.reportId, query({ by: "kind" }))]),
} satisfies Partial<Record<GetDoor, (taken: Taken) => Promise<Left[]>>>;

/** Doors that give no text of counted visits, or give one visit to whoever may read that very visit. */
export const others = {
  "GET /api/coding/[projectId]": "ids and themes of entries that the reader may see, no text of visits",
  "GET /api/live/[projectId]": "says that something was changed, never what",
  "GET /api/sites/[projectId]": "names of sites",
  "GET /api/archives/[projectId]": "the whole project in every state, for its lead; nothing is counted",
  "GET /api/visits/[projectId]/[visitId]/minutes":
    "走访纪要 of one visit, which says its state; the door asks for this visit",
  "GET /api/visits/[projectId]/[visitId]/corrections/[correctionId]":
    "a township's own file, for who may correct the visit",
  "GET /api/offline/[projectId]": "what a member's own device works with: their own visits",
  "GET /api/site-notes/[projectId]/[siteId]": "the last notes of a site, for the form of a member who writes there",
  "GET /api/attachments/[projectId]": "of one visit, and the door asks for this visit",
  "GET /api/attachments/[projectId]/[attachmentId]": "of one visit, and the door asks for this visit",
  "GET /api/attachments/[projectId]/[attachmentId]/thumbnail": "of one visit, and the door asks for this visit",
  "GET /api/reports/[projectId]/[reportId]/pdf": "the Word file of the report, printed",
  "GET /api/reports/[projectId]/[reportId]/outward": "which words of a report tell a place, for its readers",
  "GET /api/reports/[projectId]/[reportId]/draft": "the report as its authors write it; they may read submitted visits",
  "GET /api/reports/[projectId]/[reportId]/changes": "the same, what others wrote since",
  "GET /api/reports/[projectId]/[reportId]/returns/[returnId]": "a file as it came back",
} satisfies Record<Exclude<GetDoor, keyof typeof makers>, string>;
