import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { presenceSchema } from "@/lib/reports/schema";
import { fieldProblems } from "@/lib/schema-problems";
import { id } from "@/lib/text";

/** How long an editor that says nothing any more still counts as open. */
export const presentForMs = 30_000;

interface Noted {
  reportId: unknown;
  /** editor: an id that each open page makes for itself. */
  query: URLSearchParams;
  now: Date;
}

/**
 * Notes that this person has the report open, and returns the names of the others who have. A page that was closed or
 * killed says nothing and is forgotten after half a minute.
 */
export async function noteEditor(
  tx: Transaction,
  scope: ProjectScope,
  { reportId: asked, query, now }: Noted,
): Promise<string[]> {
  const { projectId, userId } = scope;
  const parsed = presenceSchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) throw new AppError("invalid", "errors.invalid", fieldProblems(parsed.error));
  const known = id.safeParse(asked);
  const report =
    known.success &&
    (await tx.report.findFirst({ where: { projectId, id: known.data, deletedAt: null }, select: { id: true } }));
  if (!report) throw new AppError("not_found");
  const own = { projectId, reportId: report.id, editorId: parsed.data.editor };
  const since = new Date(now.getTime() - presentForMs);
  await tx.reportEditor.deleteMany({ where: { projectId, reportId: report.id, seenAt: { lt: since } } });
  await tx.reportEditor.upsert({
    where: { projectId_reportId_editorId: own },
    create: { ...own, userId, seenAt: now },
    update: { userId, seenAt: now },
    select: { editorId: true },
  });
  const others = await tx.reportEditor.findMany({
    where: { projectId, reportId: report.id, userId: { not: userId } },
    select: { user: { select: { displayName: true } } },
    orderBy: { user: { displayName: "asc" } },
    distinct: ["userId"],
  });
  return others.map(({ user }) => user.displayName);
}
