import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { FollowUpButton } from "@/components/followups/follow-up-button";
import { FollowUpsHere } from "@/components/followups/follow-ups-here";
import { ThemeSheetPart } from "@/components/findings/behind/theme-sheet";
import { BehindHeader } from "@/components/findings/behind/behind-header";
import type { FilterNames } from "@/lib/findings/filter-words";
import { buttonClass } from "@/components/ui/button";
import { Badge } from "@/components/ui/badge";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { ClientMessages } from "@/components/messages/client-messages";
import type { ThemeSheet } from "@/lib/findings/theme-sheet";
import { filterHref, type ReadFilter } from "@/lib/findings/filter-address";
import { translator } from "@/lib/i18n/server";

type ThemePageProps = ReadFilter & {
  projectId: string;
  sheet: ThemeSheet;
  names: FilterNames;
  followUps: ComponentProps<typeof FollowUpsHere>["found"];
  mayClaim: boolean;
  /** What stands beside its number. */
  against: ReactNode;
};

export async function ThemePage({ projectId, filter, ignored, ...rest }: ThemePageProps) {
  const t = await translator();
  const { sheet, names, followUps, against, mayClaim } = rest;
  const { id, name, dimension, archived, parentName } = sheet;
  return (
    <>
      <BehindHeader
        {...{ filter, ignored, names }}
        title={name}
        back={filterHref(`/projects/${projectId}/findings`, filter, { dimension })}
        table={filterHref(`/api/exports/${projectId}/entries`, filter, { dimension, theme: id })}
      />
      <p className="mb-3 flex flex-wrap gap-x-4">
        <DimensionLabel dimension={dimension} label={t(`vocabulary.dimension.${dimension}`)} />
        {archived && <Badge glyph="▫">{t("findings.themes.archived")}</Badge>}
        {parentName !== null && <span className="text-muted">{t("findings.themes.under", { name: parentName })}</span>}
      </p>
      <ClientMessages nouns={["findings", "vocabulary"]}>
        <ThemeSheetPart
          {...{ projectId, sheet }}
          query={filterHref("", filter).slice(1)}
          days={{ from: filter.from, to: filter.to }}
        />
      </ClientMessages>
      {against}
      {mayClaim && sheet.sites.length > 0 && (
        <p className="mt-3 print:hidden">
          <Link
            href={`/projects/${projectId}/findings/claims/new?theme=${id}`}
            prefetch={false}
            className={buttonClass()}
          >
            {t("claims.fromTheme")}
          </Link>
        </p>
      )}
      {followUps && (
        <p className="mt-3">
          <FollowUpButton {...{ projectId, dimension }} origin={{ kind: "theme", id }} />
        </p>
      )}
      <FollowUpsHere {...{ projectId }} found={followUps} />
    </>
  );
}
