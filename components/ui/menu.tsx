"use client";

import { cloneElement, useState, type KeyboardEvent } from "react";
import type { MenuProps } from "@/components/ui/menu-props";
import { noteMissingPart } from "@/components/ui/missing-part";
import type { OpenedMenu } from "@/components/ui/opened-menu";

const load = () => import("@/components/ui/opened-menu");

/**
 * A button with a menu. The menu's code is loaded when it first opens, because every page of a project has three menus.
 */
export function Menu(props: MenuProps) {
  const [Opened, setOpened] = useState<typeof OpenedMenu | null>(null);
  if (Opened) return <Opened {...props} />;
  const preload = () => void load().catch(() => {});
  const open = () => {
    load()
      .then((part) => setOpened(() => part.OpenedMenu))
      .catch(noteMissingPart); // No network, and the code is not stored on the device: the button can be pressed again.
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
