"use client";

import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { useUnsent } from "@/components/visits/outbox/use-unsent";
import type { OutboxView } from "@/lib/offline/sender";

export type SyncBadgeLabels = Record<
  "synced" | "waiting" | "sending" | "offline" | "unreachable" | "toDo" | "signedOut" | "fault",
  string
>;

type SyncBadgeProps = {
  userId: string;
  href: string;
  /** The purpose of the link. */ name: string;
  labels: SyncBadgeLabels;
};

const looks: Record<keyof SyncBadgeLabels, { glyph: string; className: string }> = {
  synced: { glyph: "✓", className: "text-muted" },
  waiting: { glyph: "●", className: "text-action" },
  sending: { glyph: "↑", className: "text-action" },
  offline: { glyph: "●", className: "text-amber" },
  unreachable: { glyph: "●", className: "text-amber" },
  toDo: { glyph: "!", className: "text-vermilion" },
  signedOut: { glyph: "!", className: "text-vermilion" },
  fault: { glyph: "✕", className: "text-vermilion" },
};

function whatIsTrue(view: OutboxView, unsent: number, toDo: number): keyof SyncBadgeLabels {
  if (view.fault) return "fault";
  if (unsent === 0) return "synced";
  if (toDo > 0) return "toDo";
  if (view.halt) return "signedOut";
  if (!view.online) return "offline";
  if (view.unreachable) return "unreachable";
  return view.sending.length > 0 ? "sending" : "waiting";
}

/**
 * In the top bar of every page: the number of visits and files on this device that the server does not have. It also
 * sends them.
 */
export function SyncBadge({ userId, href, name, labels }: SyncBadgeProps) {
  const { view, unsent, toDo } = useUnsent(userId);
  const said = whatIsTrue(view, unsent, toDo);
  const look = looks[said];
  return (
    <Link
      href={href}
      data-sync={view.read ? said : "reading"}
      className={classNames(
        "inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-md px-2 text-sm no-underline hover:bg-sunken",
        look.className,
      )}
    >
      <span aria-hidden>{view.read ? look.glyph : "·"}</span>
      {/* Before the device's store has been read nothing is claimed: the link only says where it leads. */}
      <span className={view.read ? "max-sm:sr-only" : "sr-only"}>{view.read ? labels[said] : name}</span>
      {unsent > 0 && <span className="font-semibold">{said === "toDo" ? toDo : unsent}</span>}
    </Link>
  );
}
