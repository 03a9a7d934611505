import Link from "next/link";
import { filterHref } from "@/lib/findings/filter-address";
import type { FindingsFilter } from "@/lib/findings/schema";
import { translator } from "@/lib/i18n/server";

type AgainstCountProps = {
  projectId: string;
  themeId: string;
  filter: FindingsFilter;
  against: { entries: number; sites: number; mayMark: boolean };
};

/** Beside a theme's number: at how many sites entries speak against it, which opens to them. */
export async function AgainstCount({ projectId, themeId, filter, against }: AgainstCountProps) {
  const { entries, sites, mayMark } = against;
  if (entries === 0 && !mayMark) return null;
  const t = await translator();
  return (
    <p className="mt-1">
      <Link
        href={filterHref(`/projects/${projectId}/findings/themes/${themeId}/against`, filter)}
        prefetch={false}
        className="touch-link"
      >
        {entries === 0 ? t("codebook.against.find") : t("codebook.against.count", { sites, entries })}
      </Link>
    </p>
  );
}
