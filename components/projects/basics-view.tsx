import type { ReactNode } from "react";
import { formatter, translator } from "@/lib/i18n/server";
import type { ProjectDetail } from "@/lib/projects/data";

/** The basics, for people who may only read them. */
export async function BasicsView({ project }: { project: ProjectDetail }) {
  const t = await translator();
  const format = await formatter();
  const day = (value: string) => format.dateTime(new Date(value), { dateStyle: "long", timeZone: "UTC" });
  const { startsOn, endsOn } = project;
  const start = startsOn && day(startsOn);
  const end = endsOn && day(endsOn);
  const period =
    start && end
      ? t("projects.settings.periodBoth", { start, end })
      : start
        ? t("projects.settings.periodFrom", { start })
        : end && t("projects.settings.periodUntil", { end });
  const empty = <span className="text-muted">{t("projects.settings.notWritten")}</span>;
  const rows: [term: string, said: ReactNode][] = [
    [t("projects.name"), project.name],
    [t("projects.background"), project.background],
    [t("projects.coverage"), project.coverage],
    [t("projects.settings.period"), period],
    [
      t("projects.settings.threshold"),
      t("projects.settings.thresholdSentence", { sites: project.commonMinSites, percent: project.commonMinPercent }),
    ],
    [
      t("projects.settings.reportWords"),
      t("projects.settings.reportWordsSentence", {
        ...{ widely: project.widelyMinPercent, some: project.someMaxPercent },
        ...{ few: project.fewMaxPercent, single: project.singleMaxSites },
      }),
    ],
  ];
  return (
    <dl className="grid max-w-measure gap-5">
      {rows.map(([term, said]) => (
        <div key={term}>
          <dt className="text-sm font-medium text-muted">{term}</dt>
          <dd className="whitespace-pre-line">{said || empty}</dd>
        </div>
      ))}
    </dl>
  );
}
