"use client";

import { cloneElement, createContext, useContext, useEffect, useState } from "react";
import type { DialogProps, DialogTrigger } from "@/components/ui/dialog-props";
import { noteMissingPart } from "@/components/ui/missing-part";
import type { OpenedDialog } from "@/components/ui/opened-dialog";

const CloseContext = createContext<() => void>(() => {});

export function DialogClose({ children }: { children: DialogTrigger }) {
  const close = useContext(CloseContext);
  return cloneElement(children, { onClick: close });
}

const load = () => import("@/components/ui/opened-dialog");

/**
 * In the middle of a wide screen. On a phone it rises from the bottom, within reach of the thumb. The code that keeps
 * the focus and covers the page is a fifth of the size of a bare page, so it is loaded when a dialog first opens.
 */
export function Dialog({ trigger, open, onOpenChange, ...dialog }: DialogProps) {
  const [Opened, setOpened] = useState<typeof OpenedDialog | null>(null);
  const [own, setOwn] = useState(false);
  const isOpen = open ?? own;
  const change = (next: boolean) => {
    if (open === undefined) setOwn(next);
    onOpenChange?.(next);
  };

  useEffect(() => {
    if (!isOpen || Opened) return;
    let gone = false;
    load()
      .then((part) => !gone && setOpened(() => part.OpenedDialog))
      // No network, and the code is not stored on the device: the button can be pressed again.
      .catch(() => {
        noteMissingPart();
        if (gone) return;
        setOwn(false);
        onOpenChange?.(false);
      });
    return () => {
      gone = true;
    };
  }, [isOpen, Opened, onOpenChange]);

  const preload = () => void load().catch(() => {});
  return (
    <CloseContext value={() => change(false)}>
      {trigger &&
        cloneElement(trigger, {
          "aria-haspopup": "dialog",
          "aria-expanded": isOpen,
          onClick: () => change(true),
          onPointerEnter: preload,
          onFocus: preload,
        })}
      {Opened && <Opened {...dialog} open={isOpen} onOpenChange={change} />}
    </CloseContext>
  );
}
