import type { CoverageSite } from "@/lib/findings/queries/coverage";
import { siteKinds, type SiteKind } from "@/lib/vocabulary";

/** Where a team may go next: places without any visit, those of the kind that was heard least first. Pure. */

export interface KindShare {
  kind: SiteKind;
  planned: number;
  /** With a visit that counts. */
  visited: number;
}

export interface WhereNext {
  /** The kind with the smallest share of visited places first. */
  kinds: KindShare[];
  /** No visit at all, not even a draft. */
  unvisited: { id: string; name: string; kind: SiteKind }[];
  /** Places with questions that are still to be asked (补访), most first. */
  asked: { id: string; name: string; open: number }[];
}

type Site = Pick<CoverageSite, "id" | "name" | "kind" | "countedVisits" | "cells">;

export function whereNext(sites: readonly Site[], open: ReadonlyMap<string, number>): WhereNext {
  const kinds = siteKinds
    .map((kind) => {
      const own = sites.filter((site) => site.kind === kind);
      return { kind, planned: own.length, visited: own.filter(({ countedVisits }) => countedVisits > 0).length };
    })
    .filter(({ planned }) => planned > 0)
    .toSorted((a, b) => a.visited * b.planned - b.visited * a.planned);
  const place = new Map(kinds.map(({ kind }, at) => [kind, at]));
  return {
    kinds,
    unvisited: sites
      // Without any visit, no dimension has any state but this one.
      .filter(({ cells }) => cells.problem.state === "not_visited")
      .map(({ id, name, kind }) => ({ id, name, kind }))
      .toSorted((a, b) => (place.get(a.kind) ?? 0) - (place.get(b.kind) ?? 0)),
    asked: sites
      .flatMap(({ id, name }) => {
        const count = open.get(id);
        return count ? [{ id, name, open: count }] : [];
      })
      .toSorted((a, b) => b.open - a.open),
  };
}
