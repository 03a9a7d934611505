import { ChangedWords } from "@/components/reports/returned/changed-words";
import { ItemMarks } from "@/components/reports/returned/item-marks";
import { DecideCorrection, type CorrectionAt } from "@/components/reports/corrected/decide-correction";
import { correctionPlaces } from "@/components/reports/corrected/correction-places";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/server";
import type { StoredCorrection } from "@/lib/reports/data/corrections";
import { saysOtherwise, type Correction, type EntryWords } from "@/lib/reports/corrected/items";
import type { VisitContent } from "@/lib/visits/schema";
import type { DimensionKey } from "@/lib/vocabulary";

export type VisitAside = {
  content: VisitContent;
  /** The project's own words. */
  labels: Readonly<Record<DimensionKey, string>>;
};

type CorrectionItemProps = VisitAside & { one: StoredCorrection; at: CorrectionAt; mayDecide: boolean };

/** One thing that corrected minutes say differently, and what can be done about it. */
export async function CorrectionItem({ one, content, labels, at, mayDecide }: CorrectionItemProps) {
  const t = await translator();
  const { item, position, decision, reason, decidedBy } = one;
  const name = nameOf(item);
  const unread = item.kind === "figure" && item.returned !== null && item.read === null;
  const otherwise = saysOtherwise(item);
  const open = decision === null && mayDecide;
  const places = item.kind === "waiting" ? correctionPlaces({ content, labels }, t) : undefined;
  return (
    <li className={`border-s-3 ps-3 ${item.kind === "waiting" ? "border-s-amber" : "border-s-line"}`}>
      <h3 className="font-medium">{name}</h3>
      {"doubts" in item &&
        item.doubts.map((doubt) => (
          <p key={doubt} className="text-sm text-amber">
            {t(`reports.returned.item.doubt.${doubt}`)}
          </p>
        ))}
      <Words {...{ item, content }} />
      <ItemMarks {...item} />
      {unread && decision === null && <p className="mt-1 text-sm text-amber">{t("corrections.item.unread")}</p>}
      {open && (
        <DecideCorrection
          {...{ at, position, name }}
          mayTake={otherwise && !unread}
          mayLeave={otherwise}
          mayNote={!otherwise || unread || item.kind === "fact"}
          {...(places && { places })}
          {...(item.kind === "waiting" && item.dimension && { suggested: newEntryAt(item.dimension) })}
        />
      )}
      {decision !== null && (
        <p className="mt-2 text-sm text-muted">
          {t("corrections.page.by", { decision: t(`corrections.page.${decision}`), name: decidedBy || "—" })}
          {reason !== "" && <span className="ms-2 break-words">{t("corrections.page.reason", { reason })}</span>}
        </p>
      )}
    </li>
  );

  function nameOf(said: Correction): string {
    switch (said.kind) {
      case "entry":
        return t("corrections.item.entry", { dimension: labels[said.dimension], number: said.number });
      case "figure":
        return t("corrections.item.figure", { dimension: labels[said.dimension] });
      case "fact":
        return t(`minutes.document.facts.${said.fact}`);
      case "note":
        return t(`corrections.item.${said.about}`);
      case "waiting":
        if (said.inCorrections) return t("corrections.item.corrections");
        return said.dimension
          ? t("corrections.item.under", { dimension: labels[said.dimension] })
          : said.text.slice(0, 20);
    }
  }
}

const newEntryAt = (dimension: DimensionKey) => JSON.stringify({ kind: "entry", dimension });

async function Words({ item, content }: { item: Correction; content: VisitContent }) {
  const t = await translator();
  if (item.kind === "waiting" || item.kind === "note")
    return <p className="max-w-measure break-words whitespace-pre-wrap empty:hidden">{item.text}</p>;
  if (item.kind === "fact") return <ChangedWords before={item.issued} after={item.returned} />;
  if (!saysOtherwise(item)) return <p className="text-sm text-muted">{t("corrections.item.same")}</p>;
  const gone = item.returned === null && <p className="text-sm text-vermilion">{t("corrections.item.gone")}</p>;
  if (item.kind === "figure") {
    const isThere = content.figures.some(({ id }) => id === item.id);
    return (
      <>
        {gone}
        <ChangedWords before={item.issued} after={item.returned ?? ""} />
        {!isThere && <Notice kind="warning">{t("corrections.item.todayGone")}</Notice>}
      </>
    );
  }
  const today = content.entries.find(({ id }) => id === item.id);
  const said = ({ form, speakerCategory }: EntryWords) =>
    [t(`corrections.item.${form}`), speakerCategory || t("corrections.item.nobody")].join(" · ");
  const now = item.returned;
  return (
    <>
      {gone}
      <ChangedWords before={item.issued.text} after={now?.text ?? ""} />
      {now && said(now) !== said(item.issued) && (
        <p className="text-sm text-amber">
          {t("corrections.item.form", { before: said(item.issued), after: said(now) })}
        </p>
      )}
      {today && today.text !== item.issued.text && today.text !== now?.text && (
        <Notice kind="warning" className="mt-2" title={t("corrections.item.today")}>
          <p className="break-words whitespace-pre-wrap">{today.text}</p>
        </Notice>
      )}
      {!today && (
        <Notice kind="warning" className="mt-2">
          {t("corrections.item.todayGone")}
        </Notice>
      )}
    </>
  );
}
