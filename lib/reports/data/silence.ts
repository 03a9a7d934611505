import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readOnly, type Reader } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { coverage } from "@/lib/findings/queries/coverage";
import { themeSites } from "@/lib/findings/queries/theme-sites";
import { reportFilter } from "@/lib/reports/report-filter";
import { silenceQuerySchema } from "@/lib/reports/schema";
import { silenceOf, type ThemeSilence } from "@/lib/findings/silence";
import { fieldProblems } from "@/lib/schema-problems";
import type { DimensionKey } from "@/lib/vocabulary";

/** Who says what a theme's number counts, and who does not: by the findings' own support and coverage. */
export async function readSilence(
  scope: ProjectScope,
  query: URLSearchParams,
  reader: Reader = readOnly(),
): Promise<ThemeSilence> {
  const asked = silenceQuerySchema.safeParse(Object.fromEntries(query));
  if (!asked.success) throw new AppError("invalid", "errors.invalid", fieldProblems(asked.error));
  const { theme: themeId, unapproved, county = "", kind = null } = asked.data;
  const theme = await reader.theme.findFirst({
    where: { projectId: scope.projectId, id: themeId },
    select: { dimension: true },
  });
  if (!theme) throw new AppError("not_found");
  const filter = reportFilter({ includeUnapproved: unapproved === "1", county, kind });
  const said = (await themeSites(scope, filter, [themeId], reader)).get(themeId) ?? [];
  const cells = await coverage(scope, filter, reader);
  return silenceOf({
    themeId,
    dimension: theme.dimension as DimensionKey, // a check on the column allows only this list
    said,
    coverage: cells,
  });
}
