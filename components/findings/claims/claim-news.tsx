"use client";

import { useTranslations } from "use-intl";
import { SourceChangesList } from "@/components/findings/source-changes";
import type { ClaimChanges, SiteNews } from "@/lib/findings/claims/load-claims";

type ClaimNewsProps = { projectId: string; gone: number; changes: ClaimChanges };

const some = (lists: Record<string, string[]>) => Object.values(lists).some((ids) => ids.length > 0);

/** What has changed behind a claim since it was written: sites, chosen entries, themes. */
export function ClaimNews({ projectId, gone, changes }: ClaimNewsProps) {
  const t = useTranslations("claims.sheet");
  const { entries, changed, sites } = changes;
  return (
    <div className="mt-2 text-sm">
      {gone > 0 && <p>{t("gone", { count: gone })}</p>}
      <SiteNewsLine news={sites} />
      {some({ ...entries }) && <SourceChangesList {...{ projectId, changed }} changes={entries} />}
    </div>
  );
}

function SiteNewsLine({ news: { joined, left } }: { news: SiteNews }) {
  const t = useTranslations("claims.sheet");
  const words = useTranslations("claims");
  return (
    <>
      {joined.length > 0 && <p className="max-w-measure">{t("joined", { names: joined.join(words("between")) })}</p>}
      {left.length > 0 && <p className="max-w-measure">{t("left", { names: left.join(words("between")) })}</p>}
    </>
  );
}
