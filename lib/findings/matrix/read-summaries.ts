import "server-only";
import { asReader, can } from "@/lib/auth/policy";
import type { ProjectScope } from "@/lib/auth/scope";
import { sourceMark } from "@/lib/findings/sourced/source-mark";
import { compareSources, sameSources, type SourceChanges } from "@/lib/findings/sourced/sources";
import { changedEntries, type ChangedEntry } from "@/lib/findings/queries/changed-entries";
import {
  cellKey,
  currentSummaries,
  presentSources,
  summaryVersions,
  type SummaryCells,
} from "@/lib/findings/queries/matrix-summaries";
import type { DimensionKey } from "@/lib/vocabulary";

/** A summary as a cell shows it. */
export interface ShownSummary {
  /** Null: none of the entries behind it counts any more, so it is shown only to those who may write it anew. */
  text: string | null;
  /** 佐证已更新: its entries are others than those it was written on. */
  stale: boolean;
}

/** The summaries of these cells, by `cellKey`. */
export async function readSummaries(scope: ProjectScope, cells: SummaryCells): Promise<Map<string, ShownSummary>> {
  const current = await currentSummaries(scope, cells);
  const present = await presentSources(scope, cells.dimension, current);
  return new Map(
    current.map(({ siteId, columnId, text, sources }) => {
      const now = present.get(cellKey(siteId, columnId)) ?? [];
      const shown = { text: now.length > 0 ? text : null, stale: !sameSources(sources, now) };
      return [cellKey(siteId, columnId), shown];
    }),
  );
}

export interface SummaryVersion {
  id: string;
  text: string;
  writer: string;
  /** ISO 8601 */
  writtenAt: string;
}

export interface CellSummary {
  /** The newest first. The first one is shown; an empty text says that it was taken away. */
  versions: SummaryVersion[];
  /** How many approved entries a text would stand on now, and which ones, as a form sends it back. */
  sources: number;
  mark: string;
  /** How they differ from those that the shown text stands on … */
  changes: SourceChanges;
  /** … with the words of the first of them. */
  changed: ChangedEntry[];
}

/**
 * All texts of one cell, and what has changed behind the last one. Who only reads gets the last text alone, and only
 * while something that counts stands behind it.
 */
export async function readCellSummary(
  scope: ProjectScope,
  cell: { dimension: DimensionKey | undefined; siteId: string; columnId: string },
): Promise<CellSummary> {
  const [texts, present] = await Promise.all([
    summaryVersions(scope, cell),
    presentSources(scope, cell.dimension, [cell]),
  ]);
  const now = present.get(cellKey(cell.siteId, cell.columnId)) ?? [];
  const [last] = texts;
  const changes = compareSources(last && last.text !== "" ? last.sources : now, now);
  const shown = can(asReader(scope.actor), "finding.write") ? texts : texts.slice(0, now.length > 0 ? 1 : 0);
  return {
    versions: shown.map(({ id, text, writer, writtenAt }) => ({
      ...{ id, text, writer },
      writtenAt: writtenAt.toISOString(),
    })),
    sources: now.length,
    mark: sourceMark(now),
    changes,
    changed: await changedEntries(scope, changes),
  };
}
