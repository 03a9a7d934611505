import { translator } from "@/lib/i18n/server";
import { changedSpan } from "@/lib/visits/revision-diff";

type ChangedTextProps = { before: string; after: string };

/** The old and the new text, each with a label and its differences marked: struck out or underlined. */
export async function ChangedText({ before, after }: ChangedTextProps) {
  const t = await translator();
  const span = changedSpan(before, after);
  const empty = <span className="text-muted">{t("visits.history.empty")}</span>;
  return (
    <div className="max-w-measure whitespace-pre-wrap">
      <p>
        <span className="text-muted">{t("visits.history.was")}</span>
        {before === "" ? (
          empty
        ) : (
          <>
            {span.start}
            {span.before && <del className="bg-vermilion-soft text-vermilion">{span.before}</del>}
            {span.end}
          </>
        )}
      </p>
      <p>
        <span className="text-muted">{t("visits.history.now")}</span>
        {after === "" ? (
          empty
        ) : (
          <>
            {span.start}
            {span.after && <ins className="bg-green-soft text-green">{span.after}</ins>}
            {span.end}
          </>
        )}
      </p>
    </div>
  );
}
