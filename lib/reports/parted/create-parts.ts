import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { zhCN } from "@/lib/i18n/messages/zh-cn";
import { createReport, lockReport } from "@/lib/reports/mutations";
import { partTitle, type Parting } from "@/lib/reports/parted/partings";
import { readPlan } from "@/lib/reports/data/part-plan";
import { namedTokens } from "@/lib/reports/tokens";

/** More are not written in one press. */
const mostParts = 40;

interface PartsInput {
  reportId: string;
  by: Parting;
  now: Date;
}

/**
 * One 分报告 for each 区县 or kind of the sites that count in a 总报告: its sections, its rule of counting, and the
 * figures of those sites alone. One that there is already is left as it is. Returns the ids of the new ones.
 */
export async function createParts(tx: Transaction, scope: ProjectScope, { reportId, by, now }: PartsInput) {
  // Locked, so that two presses follow one another.
  await lockReport(tx, scope, reportId);
  const { title, includeUnapproved, parts } = await readPlan(scope, { reportId, by }, tx);
  if (parts.length > mostParts) throw new AppError("conflict", "reports.refusal.parts", [], { most: mostParts });
  const words = { title: zhCN.reports.parted.document.title, most: 200 };
  const sections = await tx.reportSection.count({ where: { projectId: scope.projectId, reportId, annex: null } });
  const ids: string[] = [];
  for (const { county, kind, reportId: there } of parts) {
    if (there) continue;
    const name = kind ? zhCN.vocabulary.siteKind[kind] : county;
    ids.push(
      await createReport(tx, scope, {
        title: partTitle(namedTokens(title), name, words),
        includeUnapproved,
        // Without any, each has the usual ones.
        ...(sections > 0 && { structure: reportId }),
        part: { parentId: reportId, county, kind },
        now,
      }),
    );
  }
  return ids;
}
