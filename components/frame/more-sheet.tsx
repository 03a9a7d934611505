"use client";

import { useState, type ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { NavLink, navLinkClass, type NavItem } from "@/components/frame/nav-link";

type MoreSheetProps = {
  label: string;
  closeLabel: string;
  items: readonly NavItem[];
  /** Language and theme, for which the top bar of a phone has no space. */
  children?: ReactNode;
};

/** The rest of the navigation on a phone. It opens from the bottom bar. */
export function MoreSheet({ label, closeLabel, items, children }: MoreSheetProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={label}
      closeLabel={closeLabel}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={navLinkClass("bar", false)}>
          <Icon name="more" />
          {label}
        </button>
      }
    >
      <ul className="-mx-3 grid grid-cols-2 gap-1">
        {items.map((item) => (
          <li key={item.href}>
            <NavLink item={item} place="sheet" onFollow={() => setOpen(false)} />
          </li>
        ))}
      </ul>
      {children && <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">{children}</div>}
    </Dialog>
  );
}
