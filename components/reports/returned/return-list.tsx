import Link from "next/link";
import { ReadIn } from "@/components/reports/returned/read-in";
import { formatter, translator } from "@/lib/i18n/server";
import type { ReturnSummary } from "@/lib/reports/data/returns";
import { mostReturnedBytes } from "@/lib/reports/returned/limits";

type ReturnListProps = {
  returns: readonly ReturnSummary[];
  projectId: string;
  reportId: string;
  issueId: string;
  mayReadIn: boolean;
};

/** 读入改稿: files of an issue that came back, and where the next one is read in. */
export async function ReturnList({ returns, projectId, reportId, issueId, mayReadIn }: ReturnListProps) {
  const t = await translator();
  const format = await formatter();
  return (
    <section aria-labelledby="returned" className="mb-8 print:hidden">
      <h2 id="returned" className="mb-2 text-lg font-semibold">
        {t("reports.returned.title")}
      </h2>
      {mayReadIn && <ReadIn {...{ projectId, reportId, issueId }} mostBytes={mostReturnedBytes} />}
      <ul
        aria-label={t("reports.returned.list")}
        className="mt-3 flex max-w-3xl flex-col divide-y divide-line border-y border-line empty:hidden"
      >
        {returns.map(({ id, fileName, returnedAt, returnedBy, open }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="min-w-0 grow">
              <span className="break-all">{fileName}</span>
              <span className="ms-3 text-sm text-muted">
                {t("reports.returned.came", {
                  date: format.dateTime(new Date(returnedAt), { dateStyle: "medium", timeStyle: "short" }),
                  name: returnedBy || "—",
                })}
              </span>
            </span>
            <span className={open > 0 ? "text-amber" : "text-muted"}>
              {t("reports.returned.open", { count: open })}
            </span>
            <Link
              href={`/projects/${projectId}/reports/${reportId}/returns/${id}`}
              className="inline-flex items-center text-action underline underline-offset-4 pointer-coarse:min-h-11"
            >
              {t("reports.returned.look")}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
