import "server-only";
import type { ProjectScope } from "@/lib/auth/scope";
import { readFindings, type Reader } from "@/lib/db";
import { commonFrom, commonness, type Commonness } from "@/lib/findings/commonness";
import { themeSupport, type ThemeSupport } from "@/lib/findings/queries/theme-support";
import type { FindingsFilter } from "@/lib/findings/schema";

/**
 * Question: which problems are common to many sites (共性), and which are one site's own (个性)?
 * Denominator: the visited sites, as in theme-support. Common from max(the project's number of sites, its share of the
 * visited sites rounded up); individual at one site; between them it is neither.
 * Excluded: as in theme-support; problems that no site speaks of.
 */
export interface CommonProblems {
  visited: number;
  /** The number of sites from which a problem is common. */
  commonFrom: number;
  /** Strongest first. */
  problems: (ThemeSupport & { commonness: Commonness | null })[];
}

export async function commonProblems(
  scope: ProjectScope,
  filter: FindingsFilter,
  reader: Reader = readFindings(),
): Promise<CommonProblems> {
  const [project, { visited, themes }] = await Promise.all([
    reader.project.findUniqueOrThrow({
      where: { id: scope.projectId },
      select: { commonMinSites: true, commonMinPercent: true },
    }),
    themeSupport(scope, { ...filter, dimension: "problem" }, reader),
  ]);
  const from = commonFrom(project, visited);
  const problems = themes
    .filter((theme) => theme.support > 0)
    .map((theme) => ({ ...theme, commonness: commonness(theme.support, from) }));
  return { visited, commonFrom: from, problems };
}
