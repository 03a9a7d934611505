import type { ThemePair } from "@/lib/coding/data/pairs";
import type { ThemeSupport } from "@/lib/findings/queries/theme-support";

/** Problems beside the suggestions that answer them, and what neither side has. Pure. */

export type BoardTheme = Pick<ThemeSupport, "id" | "name" | "support" | "entries">;

export interface PairBoard {
  paired: { problem: BoardTheme; suggestions: BoardTheme[] }[];
  /** Raised at a site, and no suggestion answers it or a theme above it. */
  problems: BoardTheme[];
  /** Made at a site, and no problem is joined with it or with a theme above it. */
  suggestions: BoardTheme[];
  /** Every theme that can be chosen, in the order of their support. */
  choices: { problems: BoardTheme[]; suggestions: BoardTheme[] };
}

type Theme = BoardTheme & Pick<ThemeSupport, "parentId" | "dimension">;

const mostLevels = 20;

export function pairBoard(themes: readonly Theme[], pairs: readonly ThemePair[]): PairBoard {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const shown = ({ id, name, support, entries }: BoardTheme): BoardTheme => ({ id, name, support, entries });
  const of = (dimension: Theme["dimension"]) => themes.filter((theme) => theme.dimension === dimension);
  const isCovered = (ids: ReadonlySet<string>) => (theme: Theme) => {
    let at: Theme | undefined = theme;
    for (let level = 0; at && level < mostLevels; level += 1) {
      if (ids.has(at.id)) return true;
      at = byId.get(at.parentId ?? "");
    }
    return false;
  };
  const answered = isCovered(new Set(pairs.map(({ problemId }) => problemId)));
  const used = isCovered(new Set(pairs.map(({ suggestionId }) => suggestionId)));
  return {
    paired: of("problem").flatMap((problem) => {
      const suggestions = of("suggestion").filter(({ id }) =>
        pairs.some((pair) => pair.problemId === problem.id && pair.suggestionId === id),
      );
      return suggestions.length > 0 ? [{ problem: shown(problem), suggestions: suggestions.map(shown) }] : [];
    }),
    problems: of("problem")
      .filter((theme) => theme.support > 0 && !answered(theme))
      .map(shown),
    suggestions: of("suggestion")
      .filter((theme) => theme.support > 0 && !used(theme))
      .map(shown),
    choices: { problems: of("problem").map(shown), suggestions: of("suggestion").map(shown) },
  };
}
