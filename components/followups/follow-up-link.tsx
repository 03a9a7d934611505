"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { newFollowUpHref, type NewFollowUpAddress } from "@/lib/followups/address";

type FollowUpLinkProps = NewFollowUpAddress & {
  /** What it is about, for a screen reader: several of these stand on one page. */
  about: string;
  className?: string;
};

const lineClass =
  "text-sm text-action underline underline-offset-4 print:hidden pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center";

/** 补访 in a line of a client component, as `FollowUpButton` is in one of the server. For the team only. */
export function FollowUpLink({ about, className = lineClass, ...address }: FollowUpLinkProps) {
  const t = useTranslations("followups");
  return (
    <Link href={newFollowUpHref(address)} prefetch={false} aria-label={t("buttonOf", { about })} className={className}>
      {t("button")}
    </Link>
  );
}
