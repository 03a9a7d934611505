"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

type Because = "nobody" | "none" | "locked" | "visitGone";

/** Shown in place of a page that is not available without a network. */
export function ShellClosed({ because, home = "/projects" }: { because: Because; home?: string }) {
  const t = useTranslations("offline");
  return (
    <section className="flex w-full max-w-measure flex-col items-start gap-2 py-8">
      <Icon name="lock" className="size-6 text-muted" />
      <h1 className="font-song text-2xl font-bold">{t(`${because}Title`)}</h1>
      <p className="text-muted">{t(`${because}Text`)}</p>
      {because !== "nobody" && (
        <Link href={home} className={buttonClass({ variant: "primary", className: "mt-4" })}>
          {t(home === "/projects" ? "projects" : "toProject")}
        </Link>
      )}
    </section>
  );
}
