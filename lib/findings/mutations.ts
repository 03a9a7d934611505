import "server-only";
import type * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { readSpot } from "@/lib/findings/queries/cell-spot";
import { sourceMark } from "@/lib/findings/sourced/source-mark";
import { saveVersion, type SavedText } from "@/lib/findings/sourced/save-version";
import { cellKey, presentSources, summaryVersions } from "@/lib/findings/queries/matrix-summaries";
import type { saveSummarySchema } from "@/lib/findings/schema";

type SaveSummary = z.output<typeof saveSummarySchema> & { now: Date };

/**
 * Writes a summary of a cell as a new version. Nothing is replaced: not a text that the writer did not see, and not one
 * that was written before.
 * @throws AppError not_found for an unknown cell, invalid where no approved entry stands behind the text
 */
export async function saveSummary(tx: Transaction, scope: ProjectScope, input: SaveSummary): Promise<SavedText> {
  const { projectId, userId } = scope;
  const { siteId, columnId, text, version, now } = input;
  const spot = await readSpot(scope, { siteId, columnId }, tx);
  if (!spot) throw new AppError("not_found");
  const { theme, dimension } = spot.column;
  const within = theme ? dimension : undefined;
  return saveVersion(tx, {
    subject: `summary ${projectId} ${siteId} ${columnId}`,
    readLast: async () => (await summaryVersions(scope, { dimension: within, siteId, columnId }, tx))[0],
    readSources: async () => {
      const present = await presentSources(scope, within, [{ siteId, columnId }], tx);
      return present.get(cellKey(siteId, columnId)) ?? [];
    },
    version,
    hasSeen: (sources) => sourceMark(sources) === input.sources,
    saysSame: (last) => last.text === text,
    write: (id, sources) => {
      if (text !== "" && sources.length === 0)
        throw new AppError("invalid", "matrix.summary.noSources", [{ path: "text", key: "matrix.summary.noSources" }]);
      const stored = sources.map((source) => [...source]);
      return tx.matrixSummary.create({
        data: {
          ...{ projectId, id, siteId, dimension, text, sources: stored, writtenBy: userId, writtenAt: now },
          themeId: theme?.id ?? null,
        },
        select: { id: true },
      });
    },
  });
}
