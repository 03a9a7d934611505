import Link from "next/link";
import { filterHref } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";
import type { DimensionKey } from "@/lib/vocabulary";

type OtherThemesProps = {
  projectId: string;
  filter: FindingsFilter;
  dimension: DimensionKey;
  shown: number;
  total: number;
};

/** Where a page shows only the strongest themes of a dimension: how many there are, and the way to all of them. */
export async function OtherThemes({ projectId, filter, dimension, shown, total }: OtherThemesProps) {
  const t = await translator();
  return (
    <Link href={filterHref(`/projects/${projectId}/findings`, filter, { dimension })} className="touch-link">
      {t("findings.themes.others", { shown, total })}
    </Link>
  );
}
