import "server-only";
import { can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { filterHref } from "@/lib/findings/filter-address";
import type { CoverageSite } from "@/lib/findings/queries/coverage";
import type { SiteProgress } from "@/lib/visits/data/site-progress";
import { siteStage, visitListHref } from "@/lib/visits/list-filter";
import { dimensionKeys } from "@/lib/vocabulary";

/** What is missing, each with the place to fix it. The key is its sentence: findings.overview.gap.<key>. */
export type GapKey = "drafts" | "unvisited" | "neverAsked" | "uncoded" | "conflicts";

export interface Gap {
  key: GapKey;
  count: number;
  href: string;
  /** The names of some of what is missing. */
  names: string[];
}

export interface GapInput {
  progress: SiteProgress[];
  coverage: CoverageSite[];
  ownDrafts: number;
  uncoded: number;
  conflicts: number;
}

const shownNames = 6;

/** The gaps that this reader can do something about, the most urgent first. */
export function gapsOf(scope: ProjectScope, input: GapInput): Gap[] {
  const { projectId, userId, actor } = scope;
  const project = `/projects/${projectId}`;
  const writes = can(actor, "visit.write");
  const gaps: Gap[] = [];
  const add = (key: GapKey, count: number, href: string, names: string[] = []) => {
    if (count > 0) gaps.push({ key, count, href, names: names.slice(0, shownNames) });
  };
  const unvisited = input.progress.filter((site) => siteStage(site) === "planned");
  const neverAsked = input.coverage.filter((site) =>
    dimensionKeys.some((key) => site.cells[key].state === "never_asked"),
  );
  if (writes) {
    add("drafts", input.ownDrafts, visitListHref(projectId, { state: "draft", recorder: userId }));
    const first = unvisited[0];
    add(
      "unvisited",
      unvisited.length,
      first ? `${project}/visits/new?site=${first.id}` : `${project}/visits/new`,
      unvisited.map(({ name }) => name),
    );
    add(
      "neverAsked",
      neverAsked.length,
      filterHref(`${project}/findings`, {}, {}, { view: "coverage" }),
      neverAsked.map(({ name }) => name),
    );
  }
  if (can(actor, "entry.code")) add("uncoded", input.uncoded, filterHref(`${project}/codebook`, { theme: "none" }));
  if (writes) add("conflicts", input.conflicts, `${project}/indicators`);
  return gaps;
}
