import Link from "next/link";
import { ClientMessages } from "@/components/messages/client-messages";
import { ReadCorrected } from "@/components/reports/corrected/read-corrected";
import { Disclosure } from "@/components/ui/disclosure";
import { formatter, translator } from "@/lib/i18n/server";
import type { CorrectionSummary } from "@/lib/reports/data/corrections";
import { mostReturnedBytes } from "@/lib/reports/returned/limits";

type CorrectionListProps = {
  corrections: readonly CorrectionSummary[];
  projectId: string;
  visitId: string;
  mayReadIn: boolean;
};

/** 纪要回收: minutes of a visit that came back, and where the next ones are read in. */
export async function CorrectionList({ corrections, projectId, visitId, mayReadIn }: CorrectionListProps) {
  const t = await translator();
  const format = await formatter();
  const open = corrections.reduce((sum, one) => sum + one.open, 0);
  return (
    <Disclosure
      summary={t("corrections.list.title")}
      aside={open > 0 && <span className="text-sm text-amber">{t("corrections.list.open", { count: open })}</span>}
      open={open > 0}
      className="mt-6 border-t print:hidden"
    >
      {mayReadIn && (
        <ClientMessages nouns={["corrections", "reports.returned", "errors"]}>
          <ReadCorrected projectId={projectId} visitId={visitId} mostBytes={mostReturnedBytes} />
        </ClientMessages>
      )}
      <ul
        aria-label={t("corrections.list.files")}
        className="mt-3 flex max-w-3xl flex-col divide-y divide-line border-y border-line empty:hidden"
      >
        {corrections.map(({ id, fileName, returnedAt, returnedBy, open: left }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 grow">
              <span className="break-all">{fileName}</span>
              <span className="ms-3 text-sm text-muted">
                {t("corrections.list.came", {
                  date: format.dateTime(new Date(returnedAt), { dateStyle: "medium", timeStyle: "short" }),
                  name: returnedBy || "—",
                })}
              </span>
            </span>
            <span className={left > 0 ? "text-amber" : "text-muted"}>
              {t("corrections.list.open", { count: left })}
            </span>
            <Link
              href={`/projects/${projectId}/visits/${visitId}/corrections/${id}`}
              className="inline-flex items-center text-action underline underline-offset-4 pointer-coarse:min-h-11"
            >
              {t("corrections.list.look")}
            </Link>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
