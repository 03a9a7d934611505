import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { PersonalText } from "@/components/visits/detail/personal-text";
import { timeZone } from "@/lib/env";
import { formatter, translator } from "@/lib/i18n/server";
import { isAfter, lastDayAt } from "@/lib/visits/days-ahead";
import { hoursOf } from "@/lib/visits/hours";
import type { VisitDetail } from "@/lib/visits/types";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-3 border-b border-line py-1.5">
      <dt className="w-[5em] shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

/** The basic facts of a visit, in the order of a 走访纪要. */
export async function VisitFacts({ visit, marked }: { visit: VisitDetail; marked: boolean }) {
  const t = await translator();
  const format = await formatter();
  const none = <span className="text-muted">{t("visits.detail.none")}</span>;
  const moment = (at: string) => format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" });
  // A day has no time zone. Noon in UTC is the same day in every zone within twelve hours of UTC.
  const day = format.dateTime(new Date(`${visit.visitedOn}T12:00:00Z`), { dateStyle: "long", timeZone: "UTC" });
  const hours = hoursOf(visit);
  return (
    <section id="visit-facts" aria-label={t("visits.detail.facts")} className="mb-8 scroll-mt-24">
      <dl className="grid text-sm md:grid-cols-2 md:gap-x-10 print:grid-cols-2">
        <Fact name={t("visits.detail.date")}>
          <time dateTime={visit.visitedOn}>{day}</time>{" "}
          {isAfter(visit.visitedOn, lastDayAt(new Date(), timeZone())) && (
            <Badge tone="amber" glyph="!">
              {t("visits.list.dayAhead")}
            </Badge>
          )}{" "}
          {hours && t(`visits.detail.hours.${hours.known}`, { ...hours })}
        </Fact>
        <Fact name={t("visits.detail.method")}>{t(`vocabulary.visitMethod.${visit.method}`)}</Fact>
        <Fact name={t("visits.detail.place")}>
          {visit.place ? <PersonalText text={visit.place} marked={marked} /> : none}
        </Fact>
        <Fact name={t("visits.detail.recorder")}>{visit.recorder.displayName}</Fact>
        <Fact name={t("visits.detail.members")}>{visit.members.length > 0 ? visit.members.join("、") : none}</Fact>
        <Fact name={t("visits.detail.audiences")}>
          {visit.audiences.map(({ category, headCount }, index) => (
            <span key={index}>
              {index > 0 && "、"}
              <PersonalText text={category} marked={marked} />
              {headCount !== "" && t("visits.detail.headCount", { count: headCount })}
            </span>
          ))}
          {visit.audiences.length === 0 && none}
        </Fact>
      </dl>
      <p className="mt-2 flex flex-wrap gap-x-4 text-sm text-muted">
        {visit.submittedAt && <span>{t("visits.detail.submittedAt", { at: moment(visit.submittedAt) })}</span>}
        {visit.approvedAt && (
          <span>
            {t("visits.detail.approvedBy", { name: visit.approvedByName ?? "", at: moment(visit.approvedAt) })}
          </span>
        )}
      </p>
    </section>
  );
}
