import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { translator } from "@/lib/i18n/server";
import type { ProfileVisit } from "@/lib/profiles/types";

type ProfileVisitsProps = { projectId: string; visits: readonly ProfileVisit[] };

/** The visits that count, the newest first. */
export async function ProfileVisits({ projectId, visits }: ProfileVisitsProps) {
  const t = await translator();
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-lg">{t("profiles.visits.title")}</h2>
      <Table label={t("profiles.visits.title")}>
        <thead>
          <tr>
            <HeadCell>{t("profiles.visits.date")}</HeadCell>
            <HeadCell className="hidden sm:table-cell">{t("profiles.visits.method")}</HeadCell>
            <HeadCell>{t("profiles.visits.audiences")}</HeadCell>
            <HeadCell>{t("profiles.visits.heard")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => (
            <Row key={visit.id}>
              <HeadCell scope="row" className="align-top font-normal">
                <Link
                  href={`/projects/${projectId}/visits/${visit.id}`}
                  prefetch={false}
                  className="whitespace-nowrap touch-link"
                >
                  {visit.visitedOn}
                </Link>
                {visit.state !== "approved" && (
                  <Badge tone="action" glyph="◐" className="mt-1">
                    {t("profiles.visits.waiting")}
                  </Badge>
                )}
                {visit.visitedAs && (
                  <span className="block text-xs text-muted">
                    {t("profiles.visits.visitedAs", { name: visit.visitedAs })}
                  </span>
                )}
              </HeadCell>
              <Cell className="hidden sm:table-cell">{t(`vocabulary.visitMethod.${visit.method}`)}</Cell>
              <Cell>{visit.audiences.join("、")}</Cell>
              <Cell>
                {visit.figures > 0
                  ? t("profiles.visits.countsFigures", { entries: visit.entries, figures: visit.figures })
                  : t("profiles.visits.counts", { entries: visit.entries })}
                {visit.marks.map(({ dimension, mark }) => (
                  <span key={dimension} className="block text-xs text-muted">
                    {t("profiles.visits.mark", {
                      dimension: t(`vocabulary.dimensionShort.${dimension}`),
                      mark: t(`vocabulary.dimensionMark.${mark}`),
                    })}
                  </span>
                ))}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
