import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { AppError } from "@/lib/errors";
import { bestOf } from "@/lib/findings/claims/best";
import { readThemeNames } from "@/lib/findings/data";
import type { ExportedFindings } from "@/lib/findings/export-entries";
import { statementOf } from "@/lib/findings/export-statement";
import { readFilter } from "@/lib/findings/filter-address";
import type { ClaimEvidence } from "@/lib/findings/queries/claim-support";
import { readClaims } from "@/lib/findings/queries/standing-claims";
import { countVisitedSites } from "@/lib/findings/queries/visited-sites";
import type { Translator } from "@/lib/i18n/server";
import { tableName } from "@/lib/projects/table-name";

type Asked = { t: Translator; now: Date };

/**
 * The claims as a table, with their sites and their evidence in its order. Of the filter of a page they have the
 * dimension alone, and count approved visits whatever it says. Those that nothing counted stands behind are not in it.
 * @throws AppError invalid if a parameter is not understood
 */
export async function exportClaims(
  scope: ProjectScope,
  query: URLSearchParams,
  { t, now }: Asked,
): Promise<ExportedFindings> {
  const { filter: read, ignored } = readFilter(Object.fromEntries(query));
  if (ignored.length > 0)
    throw new AppError("invalid", "findings.export.unreadTable", [], {
      names: ignored.map((key) => t(`findings.names.${key}`)).join("、"),
    });
  const filter = read.dimension ? { dimension: read.dimension } : {};
  const name = await tableName(scope, t("claims.title"), now);
  const [all, visited, { notes }] = await Promise.all([
    readClaims(scope),
    countVisitedSites(scope, {}),
    statementOf(scope, { filter, name, t }),
  ]);
  const asked = all.filter(({ dimension }) => !read.dimension || dimension === read.dimension);
  const claims = asked.filter(({ sites }) => sites.length > 0);
  const themes = await readThemeNames(scope, [...new Set(claims.flatMap(({ themeIds }) => themeIds))]);
  const nameOf = new Map(themes.map((theme) => [theme.id, theme.name]));
  const separator = t("findings.said.separator");
  const quoted = ({ text, siteName, visitedOn }: ClaimEvidence) =>
    t("claims.quote", { text, site: siteName, day: visitedOn });
  const widths = {
    dimension: 10,
    statement: 44,
    sites: 14,
    visited: 12,
    names: 40,
    themes: 26,
    best: 44,
    evidence: 60,
    stale: 14,
  };
  return {
    filter,
    table: {
      name,
      columns: Object.entries(widths).map(([key, width]) => ({
        title: t(`claims.file.${key as keyof typeof widths}`), // the keys of a closed literal
        width,
      })),
      fixed: 2,
      rows: claims.map((claim) => {
        const best = bestOf(claim);
        return [
          t(`vocabulary.dimension.${claim.dimension}`),
          claim.version.text,
          ...[claim.sites.length, visited],
          claim.sites.map((site) => site.name).join(separator),
          claim.themeIds.flatMap((id) => nameOf.get(id) ?? []).join(separator),
          best ? quoted(best) : "",
          claim.evidence.map(quoted).join("\n"),
          claim.stale ? t("claims.stale") : "",
        ];
      }),
      notes: [
        ...notes,
        t("claims.file.counted", { claims: claims.length }),
        ...(asked.length > claims.length ? [t("claims.file.unfounded", { claims: asked.length - claims.length })] : []),
      ],
      notesName: t("findings.said.sheet"),
      cut: t("findings.said.cut"),
    },
  };
}
