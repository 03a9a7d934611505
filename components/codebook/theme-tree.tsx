"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { NewTheme } from "@/components/codebook/new-theme";
import { ThemeMenu } from "@/components/codebook/theme-menu";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { classNames } from "@/components/ui/class-names";
import type { CountedTheme } from "@/lib/codebook/types";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type ThemeTreeProps = {
  projectId: string;
  /** In the order of the tree: each before those below it. */
  themes: readonly CountedTheme[];
  /** The current filter of the list beside the tree. */
  chosen: { dimension?: DimensionKey | undefined; theme?: string | undefined };
  /** The address that filters the list by a dimension, or by one of its themes. */
  hrefOf: (dimension: DimensionKey, theme?: string) => string;
  mayEdit: boolean;
};

/**
 * The classes of hundreds of rows, once at their list: the row, its link with name and numbers, the button of its menu.
 */
const rows = [
  "[&>li]:flex [&>li]:items-center [&>li]:gap-1",
  "[&>li>a]:flex [&>li>a]:min-h-8 [&>li>a]:min-w-0 [&>li>a]:grow [&>li>a]:items-center [&>li>a]:justify-between [&>li>a]:gap-2 [&>li>a]:no-underline [&>li>a]:hover:text-action [&>li>a]:pointer-coarse:min-h-11",
  "[&>li>a>span]:min-w-0 [&>li>a>span]:truncate [&>li_small]:shrink-0 [&>li_small]:text-xs [&>li_small]:text-muted",
  "[&>li>button]:grid [&>li>button]:size-8 [&>li>button]:shrink-0 [&>li>button]:place-items-center [&>li>button]:rounded-sm [&>li>button]:text-muted [&>li>button]:hover:bg-sunken [&>li>button]:hover:text-ink [&>li>button]:pointer-coarse:size-11 [&>li>button]:print:hidden",
].join(" ");

const indent = ["", "ps-4", "ps-8", "ps-12"];

/** The themes by dimension, each with the number of sites that mention it. A press filters the list by it. */
export function ThemeTree({ projectId, themes, chosen, hrefOf, mayEdit }: ThemeTreeProps) {
  const t = useTranslations("codebook.tree");
  const words = useTranslations("vocabulary.dimension");
  return (
    <nav aria-label={t("title")} className="flex flex-col gap-4 text-sm">
      {dimensionKeys.map((dimension) => {
        const own = themes.filter((theme) => theme.dimension === dimension);
        const name = words(dimension);
        return (
          <section key={dimension} aria-label={name}>
            <h2 className="flex min-h-9 items-center justify-between border-b border-edge">
              <Link
                href={hrefOf(dimension)}
                prefetch={false}
                aria-current={chosen.dimension === dimension && !chosen.theme ? "true" : undefined}
                className="no-underline hover:underline aria-[current]:underline"
              >
                <DimensionLabel dimension={dimension} label={name} />
              </Link>
              {mayEdit && (
                <NewTheme
                  {...{ projectId, dimension }}
                  dimensionName={name}
                  parents={own.filter(({ archived }) => !archived)}
                />
              )}
            </h2>
            <ul className={rows}>
              {own.map((theme) => {
                const current = chosen.theme === theme.id;
                return (
                  <li
                    key={theme.id}
                    className={classNames(indent[theme.depth], current && "bg-action-soft") || undefined}
                  >
                    <Link
                      href={current ? hrefOf(dimension) : hrefOf(dimension, theme.id)}
                      prefetch={false}
                      aria-current={current ? "true" : undefined}
                    >
                      <span>{theme.name}</span>
                      <small>
                        {theme.archived && `${t("archived")} `}
                        {t("count", { sites: theme.sites, entries: theme.entries })}
                      </small>
                    </Link>
                    {mayEdit && <ThemeMenu {...{ projectId, theme, own }} />}
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
