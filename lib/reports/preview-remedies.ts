import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { dayAt } from "@/lib/calendar";
import { timeZone } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { pointIdsOf, remediesOf } from "@/lib/reports/data/remedies";
import type { ListFileFault } from "@/lib/reports/remedies/limits";
import { readListFile } from "@/lib/reports/remedies/read-file";
import { readRemedies } from "@/lib/reports/remedies/read-list";
import type { RemedyFileProblem, RemedyProblem, ReturnedRemedy } from "@/lib/reports/remedies/types";

/** The titles of a list are Chinese for every reader. */
const words = { columns: zhCN.handouts.lists.columns, states: zhCN.vocabulary.remedyState };

export type RemedyPreview =
  { rows: ReturnedRemedy[]; problems: RemedyProblem[] } | { fault: ListFileFault | RemedyFileProblem };

/** What a filled-in list would store, and what it would replace. */
export async function previewRemedies(
  scope: ProjectScope,
  { reportId, file }: { reportId: string; file: File },
): Promise<RemedyPreview> {
  const known = await pointIdsOf(scope, reportId);
  if (!known) throw new AppError("not_found");
  const book = readListFile(new Uint8Array(await file.arrayBuffer()));
  if ("fault" in book) return book;
  const read = readRemedies(book, words, (pointId) => known.has(pointId));
  if ("problem" in read) return { fault: read.problem };
  const pointIds = read.rows.map(({ pointId }) => pointId);
  const stored = await remediesOf(scope, { reportId, today: dayAt(new Date(), timeZone()), pointIds });
  const rows = read.rows.map(({ row: _row, ...remedy }) => ({ ...remedy, before: stored.get(remedy.pointId) ?? null }));
  return { rows, problems: read.problems };
}
