"use client";

import { cloneElement, useState, type ButtonHTMLAttributes, type KeyboardEvent, type ReactElement } from "react";
import type { IconName } from "@/components/ui/icon";
import type { OpenedMenu } from "@/components/ui/opened-menu";

export type MenuItem =
  | { kind: "link"; href: string; label: string; icon?: IconName; current?: boolean }
  | {
      kind: "action";
      label: string;
      onSelect: () => void | Promise<void>;
      icon?: IconName;
      danger?: boolean;
      disabled?: boolean;
    }
  | { kind: "choice"; label: string; checked: boolean; onSelect: () => void; icon?: IconName }
  | { kind: "heading"; label: string; detail?: string }
  | { kind: "line" };

export type MenuProps = {
  /** The button that opens it, with its own accessible name. */
  trigger: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
  items: readonly MenuItem[];
  align?: "start" | "end";
};

const load = () => import("@/components/ui/opened-menu");

/** A button with a menu behind it, which is loaded with its first opening: every page of a project has three. */
export function Menu(props: MenuProps) {
  const [Opened, setOpened] = useState<typeof OpenedMenu | null>(null);
  if (Opened) return <Opened {...props} />;
  const preload = () => void load().catch(() => {});
  const open = () => {
    load()
      .then((part) => setOpened(() => part.OpenedMenu))
      .catch(() => {}); // Without a network and not kept on the device: it can be pressed again.
  };
  return cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: open,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      open();
    },
    onPointerEnter: preload,
    onFocus: preload,
  });
}
