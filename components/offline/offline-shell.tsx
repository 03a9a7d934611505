"use client";

import dynamic from "next/dynamic";
import { useEffect, useState, type ReactNode } from "react";
import type { OpenedShell } from "@/components/offline/shell-view";
import { openShell } from "@/components/offline/open-shell";

const ShellView = dynamic(() => import("@/components/offline/shell-view").then((room) => room.ShellView));

/**
 * Shows `children` until it has checked the address and the device. They are the same for everyone, as loaded from the
 * network.
 */
export function OfflineShell({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<OpenedShell | null>(null);
  useEffect(() => {
    let gone = false;
    void openShell().then((shell) => {
      if (!gone) setOpened(shell);
    });
    return () => {
      gone = true;
    };
  }, []);
  return opened ? <ShellView {...opened} /> : children;
}
