import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { translator } from "@/lib/i18n/server";
import type { Gap } from "@/lib/findings/gaps";

/** What is missing, each with a button that leads to where it can be fixed. */
export async function GapList({ gaps }: { gaps: Gap[] }) {
  const t = await translator();
  if (gaps.length === 0) return <p className="text-muted">{t("findings.overview.noGaps")}</p>;
  return (
    <ul className="border-t border-line">
      {gaps.map(({ key, count, href, names }) => (
        <li key={key} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2">
          <span className="min-w-0">
            {t(`findings.overview.gap.${key}`, { count })}
            {names.length > 0 && (
              <span className="block text-sm text-muted">
                {names.length < count ? t("findings.overview.names", { names: names.join("、") }) : names.join("、")}
              </span>
            )}
          </span>
          <Link href={href} className={buttonClass({ size: "sm" })}>
            {t(`findings.overview.close.${key}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
