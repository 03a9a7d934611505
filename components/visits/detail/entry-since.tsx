import { Badge } from "@/components/ui/badge";
import { ChangedText } from "@/components/visits/history/changed-text";
import { itemText } from "@/components/visits/history/change-words";
import { translator } from "@/lib/i18n/server";
import type { SinceReturn } from "@/lib/visits/types";

/** Below an entry: that it is new since the visit was returned, or which of its words are. */
export async function EntrySince({ entryId, since }: { entryId: string; since: SinceReturn }) {
  const t = await translator();
  for (const change of since.changes) {
    if (change.field !== "entry" || change.id !== entryId || !change.after) continue;
    const { before, after } = change;
    if (!before)
      return (
        <p className="mt-1 print:hidden">
          <Badge tone="green" glyph="＋">
            {t("visits.since.added")}
          </Badge>
        </p>
      );
    return (
      <div className="mt-1 border-s-3 border-s-line ps-3 text-sm print:hidden">
        <p className="flex flex-wrap items-center gap-2">
          <Badge glyph="✎">{t("visits.since.edited")}</Badge>
          {before.dimension !== after.dimension &&
            t("visits.since.movedFrom", { dimension: t(`vocabulary.dimension.${before.dimension}`) })}
        </p>
        <ChangedText before={itemText(t, { entry: before })} after={itemText(t, { entry: after })} />
      </div>
    );
  }
  return null;
}
