import "server-only";
import { v7 as uuidv7 } from "uuid";
import type * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { readSpot } from "@/lib/findings/queries/cell-spot";
import { sourceMark } from "@/lib/findings/matrix/source-mark";
import { sameSources } from "@/lib/findings/matrix/sources";
import { cellKey, presentSources, summaryVersions } from "@/lib/findings/queries/matrix-summaries";
import type { saveSummarySchema } from "@/lib/findings/schema";

type SaveSummary = z.output<typeof saveSummarySchema> & { now: Date };

/** A summary as another person wrote it meanwhile. */
export interface OtherSummary {
  id: string;
  text: string;
  writer: string;
  writtenAt: string;
}

/** Saved; or nothing was written, and why. */
export type SavedSummary =
  | { saved: true; summaryId: string }
  /** Somebody has written since: their text, which stays until this one is saved on it. */
  | { saved: false; other: OtherSummary }
  /** Its entries have changed since the writer read them. */
  | { saved: false; other: null };

/**
 * Writes a summary of a cell as a new version. Nothing is replaced: not a text that the writer did not see, and not one
 * that was written before.
 * @throws AppError not_found for an unknown cell, invalid where no approved entry stands behind the text
 */
export async function saveSummary(tx: Transaction, scope: ProjectScope, input: SaveSummary): Promise<SavedSummary> {
  const { projectId, userId } = scope;
  const { siteId, columnId, text, version, now } = input;
  const spot = await readSpot(scope, { siteId, columnId }, tx);
  if (!spot) throw new AppError("not_found");
  const { theme, dimension } = spot.column;
  // Two who write of one cell take turns.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`summary ${projectId} ${siteId} ${columnId}`}, 0))`;
  const within = theme ? dimension : undefined;
  const [last] = await summaryVersions(scope, { dimension: within, siteId, columnId }, tx);
  if ((last?.id ?? null) !== version && last) {
    if (last.text === text) return { saved: true, summaryId: last.id };
    const { id, writer, writtenAt } = last;
    return { saved: false, other: { id, text: last.text, writer, writtenAt: writtenAt.toISOString() } };
  }
  const present = await presentSources(scope, within, [{ siteId, columnId }], tx);
  const sources = present.get(cellKey(siteId, columnId)) ?? [];
  if (sourceMark(sources) !== input.sources) return { saved: false, other: null };
  if (text !== "" && sources.length === 0)
    throw new AppError("invalid", "matrix.summary.noSources", [{ path: "text", key: "matrix.summary.noSources" }]);
  if (last && last.text === text && sameSources(last.sources, sources)) return { saved: true, summaryId: last.id };
  const summaryId = uuidv7();
  await tx.matrixSummary.create({
    data: {
      ...{
        projectId,
        id: summaryId,
        siteId,
        dimension,
        text,
        sources: sources.map((source) => [...source]),
        writtenBy: userId,
        writtenAt: now,
      },
      themeId: theme?.id ?? null,
    },
    select: { id: true },
  });
  return { saved: true, summaryId };
}
