import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { newFollowUpHref, type NewFollowUpAddress } from "@/lib/followups/address";
import { translator } from "@/lib/i18n/server";

type FollowUpButtonProps = NewFollowUpAddress & {
  /** What it is about, for a screen reader: several of these may stand on one page. */
  about?: string;
  /** In running lines instead of a button. */
  quiet?: boolean;
};

/** 补访: opens the form for a question to a site, with its origin and what is known filled in. For the team only. */
export async function FollowUpButton({ about, quiet = false, ...address }: FollowUpButtonProps) {
  const t = await translator();
  return (
    <Link
      href={newFollowUpHref(address)}
      prefetch={false}
      {...(about !== undefined && { "aria-label": t("followups.buttonOf", { about }) })}
      className={
        quiet
          ? "text-action underline underline-offset-4 print:hidden pointer-coarse:inline-flex pointer-coarse:min-h-11 pointer-coarse:items-center"
          : buttonClass({ size: "sm", className: "print:hidden" })
      }
    >
      {t("followups.button")}
    </Link>
  );
}
