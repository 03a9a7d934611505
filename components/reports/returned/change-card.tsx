import type { ReactNode } from "react";
import { ChangedWords } from "@/components/reports/returned/changed-words";
import { DecideButtons, type DecideTarget } from "@/components/reports/returned/decide-buttons";
import { ItemMarks } from "@/components/reports/returned/item-marks";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/server";
import { differs, type ChangeItem } from "@/lib/reports/returned/items";
import type { UnitTexts } from "@/lib/reports/returned/types";
import { namedTokens } from "@/lib/reports/tokens";
import type { ReturnDecision } from "@/lib/vocabulary";

type ChangeCardProps = {
  item: ChangeItem;
  /** As it is typed, and as it is printed. */
  today: { typed: UnitTexts; shown: UnitTexts } | null;
  target: DecideTarget;
  position: number;
  decision: ReturnDecision | null;
  decided: ReactNode;
  mayTake: boolean;
};

const whole = ({ lead, text }: UnitTexts) => namedTokens([lead, text].filter((one) => one !== "").join("\n"));

/** One part of the report as it was sent out and as it came back; beside it today's words if they are others. */
export async function ChangeCard({ item, today, target, position, decision, decided, mayTake }: ChangeCardProps) {
  const t = await translator();
  const { unit, issued, returned, support, doubts } = item;
  const w = "reports.returned.item" as const;
  const kind = t(`reports.drift.part.${unit}`);
  const shown = item.shown ?? { issued, returned };
  const name = shown.issued.lead || (unit === "heading" ? shown.issued.text : "");
  const changedSince = today !== null && whole(today.typed) !== whole(issued) && decision === null;
  return (
    <li className="border-s-3 border-s-line ps-3">
      <h3 className="font-medium">
        {kind}
        {name && ` · ${namedTokens(name)}`}
      </h3>
      {doubts.map((doubt) => (
        <p key={doubt} className="text-sm text-amber">
          {t(`${w}.doubt.${doubt}`)}
        </p>
      ))}
      {returned === null && <p className="text-sm text-vermilion">{t(`${w}.gone`)}</p>}
      <ChangedWords before={whole(shown.issued)} after={shown.returned ? whole(shown.returned) : ""} />
      {support && (
        <div className="mt-1">
          <p className="text-sm text-amber">{t(support.after === "" ? `${w}.supportGone` : `${w}.support`)}</p>
          <ChangedWords before={support.before} after={support.after} />
        </div>
      )}
      <ItemMarks {...item} />
      {changedSince && (
        <Notice kind="warning" className="mt-2" title={t(`${w}.today`)}>
          <p className="break-words whitespace-pre-wrap">{whole(today.shown)}</p>
        </Notice>
      )}
      {today === null && decision === null && differs(item) && (
        <Notice kind="warning" className="mt-2">
          {t(`${w}.todayGone`)}
        </Notice>
      )}
      {decision === null && differs(item) && mayTake && (
        <DecideButtons {...{ target, position }} name={name ? namedTokens(name) : kind} mayTake={today !== null} />
      )}
      {differs(item) && decided}
    </li>
  );
}
