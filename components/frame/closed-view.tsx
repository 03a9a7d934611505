import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { translator } from "@/lib/i18n/server";

/** Shown instead of a page that does not exist or that this person may not see. */
export async function ClosedView({ because }: { because: "notFound" | "forbidden" | "adminOnly" }) {
  const t = await translator();
  return (
    <section className="flex w-full max-w-measure flex-col items-start gap-2 py-12">
      <Icon name={because === "notFound" ? "search" : "lock"} className="size-6 text-muted" />
      <h1 className="font-song text-2xl font-bold">{t(`frame.${because}Title`)}</h1>
      <p className="text-muted">{t(`frame.${because}Text`)}</p>
      <Link href="/projects" className={buttonClass({ variant: "primary", className: "mt-4" })}>
        {t("frame.home")}
      </Link>
    </section>
  );
}
