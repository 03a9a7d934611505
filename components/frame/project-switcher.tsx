"use client";

import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-props";

/** The title of the current study. Opens the list of the others. */
export function ProjectSwitcher({ name, label, items }: { name: string; label: string; items: readonly MenuItem[] }) {
  return (
    <Menu
      align="start"
      items={items}
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${name}`}
          className="flex min-h-11 w-full min-w-0 items-center gap-2 rounded-md px-2 text-start lg:border lg:border-line lg:bg-surface lg:px-3 lg:py-1.5 hover:border-edge"
        >
          <span className="line-clamp-1 min-w-0 grow text-sm leading-snug font-semibold lg:line-clamp-2">{name}</span>
          <Icon name="chevron-down" className="size-4 text-muted" />
        </button>
      }
    />
  );
}
