import Link from "next/link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { VerificationBadge } from "@/components/visits/verification-badge";
import { translator } from "@/lib/i18n/server";
import { fewestForMedian, type ProfileFigure, type ProfileIndicator } from "@/lib/profiles/types";
import type { SiteKind } from "@/lib/vocabulary";

type ProfileFiguresProps = {
  projectId: string;
  kind: SiteKind;
  unapproved: boolean;
  indicators: readonly ProfileIndicator[];
};

/** The figures of a site by indicator, the latest first, beside the middle of its kind. */
export async function ProfileFigures({ projectId, kind, unapproved, indicators }: ProfileFiguresProps) {
  const t = await translator();
  const kindName = t(`vocabulary.siteKind.${kind}`);
  return (
    <section className="mt-8">
      <h2 className="text-lg">{t("profiles.figures.title")}</h2>
      {indicators.length === 0 ? (
        <p className="mt-2 text-sm text-muted">{t("profiles.figures.none")}</p>
      ) : (
        <>
          <p className="mb-2 text-sm text-muted">{t("profiles.figures.note", { kind: kindName })}</p>
          <Table label={t("profiles.figures.title")}>
            <thead>
              <tr>
                <HeadCell>{t("profiles.figures.indicator")}</HeadCell>
                <HeadCell numeric>{t("profiles.figures.value")}</HeadCell>
                <HeadCell>{t("profiles.figures.asOf")}</HeadCell>
                <HeadCell numeric>{t("profiles.figures.median")}</HeadCell>
              </tr>
            </thead>
            <tbody>
              {indicators.map((indicator) => (
                <IndicatorRows key={indicator.id} {...{ projectId, kind, kindName, unapproved, indicator }} />
              ))}
            </tbody>
          </Table>
        </>
      )}
    </section>
  );
}

type IndicatorRowsProps = Omit<ProfileFiguresProps, "indicators"> & { kindName: string; indicator: ProfileIndicator };

async function IndicatorRows({ projectId, kind, kindName, unapproved, indicator }: IndicatorRowsProps) {
  const t = await translator();
  const { median, figures, name, unit } = indicator;
  const behind = `/projects/${projectId}/findings/figures/${indicator.id}?kind=${kind}${unapproved ? "&unapproved=1" : ""}`;
  const middle = median && (median.about ? t("profiles.figures.about", { value: median.value }) : median.value);
  return figures.map((figure, index) => (
    <Row key={figure.id}>
      {index === 0 && (
        <HeadCell scope="rowgroup" rowSpan={figures.length} className="align-top font-normal">
          {name}
        </HeadCell>
      )}
      <Cell numeric>
        <Link
          href={`/projects/${projectId}/visits/${figure.visitId}#figure-${figure.id}`}
          prefetch={false}
          className="touch-link"
        >
          {figure.value}
        </Link>{" "}
        {unit}
      </Cell>
      <Cell>
        <FigureNotes figure={figure} />
      </Cell>
      {index === 0 && (
        <Cell numeric rowSpan={figures.length} className="whitespace-normal!">
          {median ? (
            <>
              <Link href={behind} prefetch={false} className="touch-link">
                {t("profiles.figures.medianOf", { value: middle ?? "", unit, count: median.sites, kind: kindName })}
              </Link>
              {median.from !== median.to && (
                <span className="block text-xs text-muted">
                  {t("profiles.figures.spread", { from: median.from, to: median.to })}
                </span>
              )}
              {median.definitions > 1 && (
                <span className="block text-xs text-muted">
                  {t("profiles.figures.definitions", { count: median.definitions })}
                </span>
              )}
            </>
          ) : (
            <span className="text-muted">{t("profiles.figures.noMedian", { fewest: fewestForMedian })}</span>
          )}
        </Cell>
      )}
    </Row>
  ));
}

async function FigureNotes({ figure }: { figure: ProfileFigure }) {
  const t = await translator();
  return (
    <>
      <span className="block">{figure.asOf}</span>
      {figure.definition && <span className="block">{figure.definition}</span>}
      {figure.source && (
        <span className="block text-muted">{t("profiles.figures.source", { text: figure.source })}</span>
      )}
      <VerificationBadge state={figure.verification} />
    </>
  );
}
