import { Disclosure } from "@/components/ui/disclosure";
import { translator } from "@/lib/i18n/server";
import type { Drift } from "@/lib/reports/drift";
import { changedSpan } from "@/lib/visits/revision-diff";

/** What is different in the report of today, place by place. */
export async function DriftList({ drift }: { drift: readonly Drift[] }) {
  const t = await translator();
  if (drift.length === 0) return <p className="mb-6 text-muted">{t("reports.drift.none")}</p>;
  return (
    <Disclosure className="mb-6 border-t" summary={t("reports.drift.title", { count: drift.length })}>
      <ul className="flex max-w-3xl flex-col gap-4 pb-3">
        {drift.map((one, index) => (
          <li key={index} className="border-s-3 border-s-line ps-3">
            <p className="text-sm text-muted">
              {t(`reports.drift.part.${one.part}`)}
              {one.place && ` · ${one.place}`}
              {" · "}
              {t(`reports.drift.change.${one.change}`)}
            </p>
            <Change drift={one} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

async function Change({ drift: { part, change, before, after } }: { drift: Drift }) {
  const t = await translator();
  if (part === "order") return null;
  if (change === "count" || change === "evidence")
    return <p>{t("reports.drift.number", { before: before || "—", after: after || "—" })}</p>;
  const span = changedSpan(before, after);
  return (
    <p className="break-words whitespace-pre-wrap">
      {span.start}
      {span.before && <del className="bg-vermilion-soft text-vermilion">{span.before}</del>}
      {span.after && <ins className="bg-green-soft text-green">{span.after}</ins>}
      {span.end}
    </p>
  );
}
