import "server-only";
import * as z from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { entryList } from "@/lib/findings/queries/entry-list";
import type { FindingsFilter } from "@/lib/findings/schema";
import { id } from "@/lib/text";

export interface EntryChips {
  id: string;
  themes: { id: string; name: string }[];
}

/** More than a page has. */
const mostEntries = 100;
const asked = z.array(id).min(1).max(mostEntries);

/**
 * The themes that entries of an open page have now: ?entries=<ids, with commas>, and ?unapproved as on the page. An
 * entry that the reader may not see, or that is gone, is not among them.
 * @throws AppError invalid
 */
export async function readChips(scope: ProjectScope, query: URLSearchParams): Promise<EntryChips[]> {
  const ids = asked.safeParse((query.get("entries") ?? "").split(","));
  if (!ids.success) throw new AppError("invalid");
  const unapproved = query.get("unapproved");
  const everything: FindingsFilter = unapproved === "1" || unapproved === "only" ? { unapproved } : {};
  const found = { total: ids.data.length, more: false, ids: ids.data };
  const { entries } = await entryList(scope, everything, { pageSize: ids.data.length, found });
  return entries.map(({ id: entryId, themes }) => ({ id: entryId, themes }));
}
