import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { entryList } from "@/lib/findings/queries/entry-list";
import { candidatesQuerySchema } from "@/lib/reports/schema";
import type { CitedEntry } from "@/lib/reports/types";
import { fieldProblems } from "@/lib/schema-problems";

export interface Candidates {
  total: number;
  /** A search found more than `total`. */
  more: boolean;
  entries: (CitedEntry & { entryId: string })[];
}

/** Counted entries that a point may cite, by the findings' own list. */
export async function listCandidates(scope: ProjectScope, query: URLSearchParams): Promise<Candidates> {
  const asked = candidatesQuerySchema.safeParse(Object.fromEntries([...query].filter(([, value]) => value !== "")));
  if (!asked.success) throw new AppError("invalid", "errors.invalid", fieldProblems(asked.error));
  const { page, ...filter } = asked.data;
  const found = await entryList(
    scope,
    Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
    { page, pageSize: 30 },
  );
  return {
    total: found.total,
    more: found.more,
    entries: found.entries.map(({ id, visitId, visitState, visitedOn, site, visitedAs, dimension, text }) => ({
      entryId: id,
      visitId,
      visitState,
      visitedOn,
      siteId: site.id,
      siteName: site.name,
      siteKind: site.kind,
      visitedAs,
      dimension,
      text,
    })),
  };
}
