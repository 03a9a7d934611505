import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { candidatesSchema } from "@/lib/findings/claims/schema";
import { readThemeNames } from "@/lib/findings/data";
import { readEvidence, type ClaimEvidence } from "@/lib/findings/queries/claim-support";
import { findEntries } from "@/lib/findings/queries/found-entries";
import { quoteBounds, themeQuotes } from "@/lib/findings/queries/theme-quotes";

/** How many entries are offered at once. */
const mostOffered = 20;

/** Ids by turns, so that each theme has its strongest among the first. */
function byTurns(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? []));
  return [...new Set(turns.flat())];
}

/**
 * The entries that can be chosen for a claim: with words those of its dimension that hold them, else the strongest of
 * its themes. Only approved ones.
 * @throws AppError invalid if a parameter is not understood
 */
export async function answerCandidates(
  scope: ProjectScope,
  query: URLSearchParams,
): Promise<{ entries: ClaimEvidence[] }> {
  const asked = candidatesSchema.safeParse({
    dimension: query.get("dimension"),
    themeIds: query.getAll("theme"),
    q: query.get("q") || undefined,
  });
  if (!asked.success) throw new AppError("invalid", "claims.unread");
  const { dimension, themeIds, q } = asked.data;
  const wanted = async () => {
    if (q !== undefined)
      return (await findEntries(scope, { dimension, q }, { start: 0, size: mostOffered, uncodedFirst: false })).ids;
    const themes = (await readThemeNames(scope, themeIds)).filter((theme) => theme.dimension === dimension);
    const bounds = { ...quoteBounds, shown: mostOffered };
    const told = await Promise.all(themes.map((theme) => themeQuotes(scope, {}, theme, { bounds })));
    return byTurns(told.map(({ quotes }) => quotes.map(({ id }) => id))).slice(0, mostOffered);
  };
  const ids = await wanted();
  const entries = await readEvidence(scope, ids);
  return { entries: ids.flatMap((id) => entries.get(id) ?? []) };
}
