import { draftWords } from "@/lib/reports/document-words";
import { usualStructure, type StructureKey, type ThemeEntry } from "@/lib/reports/draft-input";
import { draftReport, suggestTitle } from "@/lib/reports/drafting";
import { structureOf } from "@/lib/reports/structures";
import type { CitedEntry, ReportCounts, ReportDraft } from "@/lib/reports/types";
import { demo } from "./index";

const siteOf = new Map(demo.sites.map((site) => [site.key, site]));

/** "visit.place": an entry of the demo as a report cites it. */
export function demoEntry(key: string): CitedEntry {
  const [visitKey = "", place = ""] = key.split(".");
  const visit = demo.visits.find((row) => row.key === visitKey);
  const entry = visit?.entries[Number(place)];
  const visited = siteOf.get(visit?.site ?? "");
  const site = visited?.mergedInto ? siteOf.get(visited.mergedInto) : visited;
  if (!visit || !entry || !visited || !site) throw new Error(`demo: no ${key}`);
  return {
    visitId: visit.key,
    visitState: visit.state,
    visitedOn: visit.visitedOn,
    siteId: site.key,
    siteName: site.name,
    siteKind: site.kind,
    visitedAs: visited === site ? null : visited.name,
    dimension: entry.dimension,
    text: entry.text,
  };
}

/** The demo's first draft and its counts, made from the demo's rows as the server makes them, without a database. */
export function demoDraft(structure: StructureKey = usualStructure): { draft: ReportDraft; counts: ReportCounts } {
  const approved = demo.visits
    .filter(({ state }) => state === "approved")
    .toSorted((a, b) => a.visitedOn.localeCompare(b.visitedOn));
  const parentOf = new Map(demo.themes.map(({ key, parent }) => [key, parent]));
  const entries: ThemeEntry[] = approved.flatMap((visit) =>
    visit.entries.flatMap(({ form, themes }, place) => {
      const entryId = `${visit.key}.${place}`;
      return (themes ?? []).map((themeId) => ({ themeId, entryId, form, entry: demoEntry(entryId) }));
    }),
  );
  const visited = new Set(approved.map(({ site }) => siteOf.get(site)?.mergedInto ?? site));
  const methods = [...new Set(approved.map(({ method }) => method))];
  const counts: ReportCounts = {
    visits: approved.length,
    entries: approved.reduce((sum, visit) => sum + visit.entries.length, 0),
    heard: approved.flatMap(({ audiences }) => audiences).reduce((sum, { headCount }) => sum + headCount, 0),
    firstDay: approved[0]?.visitedOn ?? null,
    lastDay: approved.at(-1)?.visitedOn ?? null,
    sites: demo.sites.filter(({ key }) => visited.has(key)).map(({ key, name, kind }) => ({ id: key, name, kind })),
    methods: methods.map((method) => ({ method, visits: approved.filter((visit) => visit.method === method).length })),
    themes: demo.themes.map(({ key, name, dimension, parent }) => {
      const inBranch = (themeId: string) => themeId === key || parentOf.get(themeId) === key;
      const behind = new Set(entries.filter(({ themeId }) => inBranch(themeId)).map(({ entry }) => entry.siteId));
      const siteIds = demo.sites.filter((site) => behind.has(site.key)).map((site) => site.key);
      return { id: key, name, dimension, parentId: parent ?? null, siteIds };
    }),
  };
  let minted = 0;
  const draft = draftReport({
    title: suggestTitle(demo.project.name, draftWords),
    background: demo.project.background,
    projectName: demo.project.name,
    includeUnapproved: false,
    counts,
    entries,
    words: draftWords,
    structure: structureOf(structure, draftWords),
    mint: () => `id-${minted++}`,
  });
  return { draft, counts };
}
