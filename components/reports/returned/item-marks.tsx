import { translator } from "@/lib/i18n/server";
import type { ChangeItem, WaitingItem } from "@/lib/reports/returned/items";

type ItemMarksProps = Pick<ChangeItem | WaitingItem, "numbers" | "tracked" | "comments">;

const row = "grid gap-x-4 sm:grid-cols-[5rem_1fr]";

/** The figures that a change brings or takes, and what people marked there: their changes and their comments. */
export async function ItemMarks({ numbers, tracked, comments }: ItemMarksProps) {
  const t = await translator();
  const name = (author: string) => author || t("reports.returned.item.nobody");
  return (
    <dl className="mt-2 flex flex-col gap-1 text-sm empty:hidden">
      {numbers.length > 0 && (
        <div className={row}>
          <dt className="text-muted">{t("reports.returned.item.numbers")}</dt>
          <dd>
            <ul className="flex flex-wrap gap-x-3">
              {numbers.map(({ change, written, sentence }, index) => (
                <li key={index} title={sentence} className={change === "new" ? "text-green" : "text-vermilion"}>
                  {t(`reports.returned.item.${change === "new" ? "new" : "lost"}`, { number: written })}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      {tracked.length > 0 && (
        <div className={row}>
          <dt className="text-muted">{t("reports.returned.item.tracked")}</dt>
          <dd>
            <ul>
              {tracked.map(({ kind, author, text }, index) => (
                <li key={index} className="break-words">
                  {t(`reports.returned.item.${kind}`, { name: name(author), text })}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      {comments.length > 0 && (
        <div className={row}>
          <dt className="text-muted">{t("reports.returned.item.comments")}</dt>
          <dd>
            <ul>
              {comments.map(({ author, text, about }, index) => (
                <li key={index} className="break-words whitespace-pre-wrap">
                  {t("reports.returned.item.comment", { name: name(author), text })}
                  {about !== "" && (
                    <span className="text-muted">{t("reports.returned.item.about", { text: about })}</span>
                  )}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}
