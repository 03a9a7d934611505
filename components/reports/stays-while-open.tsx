"use client";

import { Fragment, useState, useSyncExternalStore, type ReactNode } from "react";
import { openDialogs } from "@/components/ui/open-dialogs";

type StaysWhileOpenProps = {
  /** Which of two pages it is. */
  of: string;
  children: ReactNode;
};

/**
 * A page that another one takes the place of stays until the dialog that is open on it is closed: what was typed into
 * the dialog would be lost with it. The same page with newer content is shown at once.
 */
export function StaysWhileOpen({ of, children }: StaysWhileOpenProps) {
  const open = useSyncExternalStore(
    openDialogs.subscribe,
    () => openDialogs.current() > 0,
    () => false,
  );
  const [shown, setShown] = useState({ of, children });
  if (shown.children !== children && (shown.of === of || !open)) setShown({ of, children });
  return (
    <>
      <Fragment key={shown.of}>{shown.children}</Fragment>
      {shown.of !== of && <span hidden data-page-waits />}
    </>
  );
}
