"use client";

import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-props";

type AccountMenuProps = {
  name: string;
  /** The role in words. */
  detail?: string;
  /** The accessible name of the button: 账户. */
  label: string;
  items: readonly MenuItem[];
};

export function AccountMenu({ name, detail, label, items }: AccountMenuProps) {
  return (
    <Menu
      items={[{ kind: "heading", label: name, ...(detail && { detail }) }, { kind: "line" }, ...items]}
      trigger={
        <button
          type="button"
          aria-label={`${label}: ${name}`}
          className="flex min-h-10 min-w-10 items-center justify-center gap-2 rounded-md px-2 text-sm hover:bg-sunken pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          <Icon name="user" />
          <span className="hidden max-w-[8em] truncate sm:inline">{name}</span>
        </button>
      }
    />
  );
}
