import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { maySeeUnapproved } from "@/lib/findings/filter";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Which reports a reader may open. A report that counts submitted visits quotes them, so it is for those who may read
 * these; for anybody else it is not there.
 */
export const openReport = (scope: ProjectScope) => ({
  deletedAt: null,
  ...(maySeeUnapproved(scope) ? {} : { includeUnapproved: false }),
});

/** AND …, for reports r. */
export const openReportOnly = (scope: ProjectScope): Prisma.Sql =>
  maySeeUnapproved(scope) ? Prisma.empty : Prisma.sql`AND NOT r.include_unapproved`;

/** The same of what was sent out: it stays as it was then, whatever its report counts today. */
export const openIssue = (scope: ProjectScope) => (maySeeUnapproved(scope) ? {} : { includeUnapproved: false });
