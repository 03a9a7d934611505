import { Badge } from "@/components/ui/badge";
import { ChangedText } from "@/components/visits/history/changed-text";
import { answerText, itemText, singleText } from "@/components/visits/history/change-words";
import { translator } from "@/lib/i18n/server";
import { visitFields } from "@/lib/visits/fields";
import type { Change } from "@/lib/visits/revision-diff";
import type { ChangeNames } from "@/lib/visits/types";

type HistoryChangeProps = { change: Change; names: ChangeNames };

const looks = {
  added: { tone: "green", glyph: "＋" },
  removed: { tone: "vermilion", glyph: "－" },
  edited: { tone: "neutral", glyph: "✎" },
} as const;

/** One difference between two versions, in the words of the form. */
export async function HistoryChange({ change, names }: HistoryChangeProps) {
  const t = await translator();
  switch (change.field) {
    case "order":
      return t("visits.history.reordered", { dimension: t(`vocabulary.dimension.${change.dimension}`) });
    case "mark": {
      const word = (mark: typeof change.before) => (mark ? t(`vocabulary.dimensionMark.${mark}`) : "");
      return (
        <>
          <p className="font-medium">
            {t("visits.history.markOf", { dimension: t(`vocabulary.dimension.${change.dimension}`) })}
          </p>
          <ChangedText before={word(change.before)} after={word(change.after)} />
        </>
      );
    }
    case "entry":
    case "figure": {
      const kind = change.before === null ? "added" : change.after === null ? "removed" : "edited";
      const item = change.after ?? change.before;
      const dimension = item ? t(`vocabulary.dimension.${item.dimension}`) : "";
      const before = itemText(t, change.field === "entry" ? { entry: change.before } : { figure: change.before });
      const after = itemText(t, change.field === "entry" ? { entry: change.after } : { figure: change.after });
      const moved = change.before && change.after && change.before.dimension !== change.after.dimension;
      return (
        <>
          <p className="flex flex-wrap items-center gap-2 font-medium">
            <Badge {...looks[kind]}>{t(`visits.history.${kind}`)}</Badge>
            {t(change.field === "entry" ? "visits.history.entryOf" : "visits.history.figureOf", { dimension })}
            {moved && <span className="text-muted">{t("visits.history.movedTo", { dimension })}</span>}
          </p>
          {kind === "edited" ? (
            <ChangedText before={before} after={after} />
          ) : (
            <p className="max-w-measure whitespace-pre-wrap">{before || after}</p>
          )}
        </>
      );
    }
    case "answer":
      return (
        <>
          <p className="font-medium">{t("visits.history.answerTo", { question: names.followUps[change.id] ?? "" })}</p>
          <ChangedText before={answerText(change.before, names)} after={answerText(change.after, names)} />
        </>
      );
    case "memberIds": {
      const people = (ids: string[]) => ids.map((id) => names.memberNames[id] ?? "").join("、");
      return (
        <>
          <p className="font-medium">{t(`visits.${visitFields.memberIds.label}`)}</p>
          <ChangedText before={people(change.before)} after={people(change.after)} />
        </>
      );
    }
    case "audiences": {
      const rows = (list: typeof change.before) =>
        list.map(({ category, headCount }) => t("visits.detail.audience", { category, count: headCount })).join("、");
      return (
        <>
          <p className="font-medium">{t(`visits.${visitFields.audiences.label}`)}</p>
          <ChangedText before={rows(change.before)} after={rows(change.after)} />
        </>
      );
    }
    default:
      return (
        <>
          <p className="font-medium">{t(`visits.${visitFields[change.field].label}`)}</p>
          <ChangedText
            before={singleText(t, change.field, change.before, names)}
            after={singleText(t, change.field, change.after, names)}
          />
        </>
      );
  }
}
