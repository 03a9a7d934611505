"use client";

import { useId, useState, type ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { ThemeTree } from "@/components/codebook/theme-tree";
import { Icon } from "@/components/ui/icon";
import { addressUnder } from "@/lib/findings/address";

type TreePanelProps = Omit<ComponentProps<typeof ThemeTree>, "hrefOf"> & {
  /** The filter of the list, as the query of an address. */
  query: string;
};

/** The tree beside the entries. On a narrow screen it is above them, and opened by a press. */
export function TreePanel({ query, ...tree }: TreePanelProps) {
  const t = useTranslations("codebook.tree");
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className="min-w-0">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-11 items-center gap-2 py-2 font-medium lg:hidden print:hidden"
      >
        <Icon name="chevron-right" className={`text-muted ${open ? "rotate-90" : ""}`} />
        {t("open")}
      </button>
      <div
        id={id}
        className={`lg:sticky lg:top-20 lg:block lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto ${open ? "" : "max-lg:hidden"}`}
      >
        <ThemeTree
          {...tree}
          hrefOf={(dimension, theme) =>
            addressUnder(`/projects/${tree.projectId}/codebook`, query, { dimension, theme })
          }
        />
      </div>
    </div>
  );
}
