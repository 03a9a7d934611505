"use client";

import { useEffect, useRef } from "react";
import { Dialog as Radix } from "radix-ui";
import { classNames } from "@/components/ui/class-names";
import type { DialogProps } from "@/components/ui/dialog-props";
import { Icon } from "@/components/ui/icon";
import { noteOpenDialog } from "@/components/ui/open-dialogs";

type OpenedDialogProps = Omit<DialogProps, "trigger"> & { open: boolean; onOpenChange: (open: boolean) => void };

/** The dialog itself, loaded when it is first needed. The focus goes back to where it was. */
export function OpenedDialog({
  title,
  description,
  closeLabel,
  open,
  onOpenChange,
  size = "md",
  footer,
  children,
}: OpenedDialogProps) {
  const cameFrom = useRef<HTMLElement | null>(null);
  useEffect(() => (open ? noteOpenDialog() : undefined), [open]);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...(!description && { "aria-describedby": undefined })}
          onOpenAutoFocus={() => {
            cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            cameFrom.current?.focus();
          }}
          className={classNames(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] shadow-overlay",
            "rounded-t-md outline-none sm:inset-auto sm:top-1/2 sm:left-1/2 sm:max-h-[85dvh] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-md sm:border",
            size === "lg" ? "sm:w-[min(52rem,92vw)]" : "sm:w-[min(32rem,92vw)]",
          )}
        >
          <header className="flex items-start gap-4 border-b border-line py-3 ps-5 pe-3">
            <Radix.Title className="min-w-0 grow py-1 text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close
              aria-label={closeLabel}
              className="grid size-10 shrink-0 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
            >
              <Icon name="close" />
            </Radix.Close>
          </header>
          <div className="flex min-h-0 grow flex-col gap-4 overflow-y-auto px-5 py-4">
            {description && <Radix.Description className="text-muted">{description}</Radix.Description>}
            {children}
          </div>
          {footer && (
            <footer className="flex flex-col-reverse gap-2 border-t border-line px-5 py-3 sm:flex-row sm:justify-end">
              {footer}
            </footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
