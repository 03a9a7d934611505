import Link from "next/link";
import { NewTheme } from "@/components/codebook/new-theme";
import { ThemeMenu } from "@/components/codebook/theme-menu";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { classNames } from "@/components/ui/class-names";
import { translator } from "@/lib/i18n/server";
import type { CountedTheme } from "@/lib/codebook/types";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type ThemeTreeProps = {
  projectId: string;
  themes: CountedTheme[];
  /** The current filter of the list beside the tree. */
  chosen: { dimension?: DimensionKey | undefined; theme?: string | undefined };
  /** The address that filters the list by a dimension, or by one of its themes. */
  hrefOf: (dimension: DimensionKey, theme: string | null) => string;
  mayEdit: boolean;
};

/** A theme and all themes below it: it cannot be moved to any of them. */
function branchOf(themes: CountedTheme[], id: string): Set<string> {
  const branch = new Set([id]);
  // In the list a parent comes before its children.
  for (const theme of themes) if (theme.parentId !== null && branch.has(theme.parentId)) branch.add(theme.id);
  return branch;
}

/** The themes by dimension, each with the number of sites that mention it. A press filters the list by it. */
export async function ThemeTree({ projectId, themes, chosen, hrefOf, mayEdit }: ThemeTreeProps) {
  const t = await translator();
  const plain = (theme: CountedTheme) => ({
    id: theme.id,
    name: theme.name,
    dimension: theme.dimension,
    depth: theme.depth,
  });
  const indent = ["", "ps-4", "ps-8", "ps-12"];
  return (
    <nav aria-label={t("codebook.tree.title")} className="flex flex-col gap-4 text-sm">
      {dimensionKeys.map((dimension) => {
        const own = themes.filter((theme) => theme.dimension === dimension);
        const name = t(`vocabulary.dimension.${dimension}`);
        return (
          <section key={dimension} aria-label={name}>
            <h2 className="flex min-h-9 items-center justify-between border-b border-edge">
              <Link
                href={hrefOf(dimension, null)}
                aria-current={chosen.dimension === dimension && !chosen.theme ? "true" : undefined}
                className="no-underline hover:underline aria-[current]:underline"
              >
                <DimensionLabel dimension={dimension} label={name} />
              </Link>
              {mayEdit && <NewTheme {...{ projectId, dimension }} dimensionName={name} parents={own.map(plain)} />}
            </h2>
            <ul>
              {own.map((theme) => {
                const { id, parentId, definition, assigned, depth } = theme;
                const branch = branchOf(own, id);
                const current = chosen.theme === id;
                return (
                  <li
                    key={id}
                    className={classNames("flex items-center gap-1", indent[depth], current && "bg-action-soft")}
                  >
                    <Link
                      href={hrefOf(dimension, current ? null : id)}
                      aria-current={current ? "true" : undefined}
                      className="flex min-h-8 min-w-0 grow items-center justify-between gap-2 no-underline hover:text-action pointer-coarse:min-h-11"
                    >
                      <span className="min-w-0 truncate">{theme.name}</span>
                      <span className="shrink-0 text-xs text-muted">
                        {t("codebook.tree.count", { sites: theme.sites, entries: theme.entries })}
                      </span>
                    </Link>
                    {mayEdit && (
                      <ThemeMenu
                        projectId={projectId}
                        theme={{ ...plain(theme), parentId, definition, assigned }}
                        parents={own.filter((other) => !branch.has(other.id)).map(plain)}
                      />
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
