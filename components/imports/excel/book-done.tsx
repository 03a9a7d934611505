"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { BookVisit } from "@/lib/imports/excel/read-visits";
import type { SavedBook } from "@/lib/imports/import-visits";
import { visitListHref } from "@/lib/visits/list-filter";

type BookDoneProps = { projectId: string; result: SavedBook; visits: readonly BookVisit[]; onAgain: () => void };

/** The drafts that were made, each with the row that it came from. */
export function BookDone({ projectId, result, visits, onAgain }: BookDoneProps) {
  const t = useTranslations("imports.excel.done");
  const { created, changed, unchanged } = result;
  const written = created.length + changed.length;
  const address = `/projects/${projectId}/visits`;
  return (
    <>
      <Notice title={t("title")}>
        {written === 0 ? (
          t("nothing", { count: unchanged.length })
        ) : (
          <ul>
            {created.length > 0 && <li>{t("created", { count: created.length })}</li>}
            {changed.length > 0 && <li>{t("changed", { count: changed.length })}</li>}
            {unchanged.length > 0 && <li>{t("unchanged", { count: unchanged.length })}</li>}
          </ul>
        )}
      </Notice>
      <div className="my-4 flex flex-wrap gap-2">
        <Link
          href={written > 0 ? visitListHref(projectId, { imported: result.importedAt }) : address}
          className={buttonClass({ variant: "primary" })}
        >
          {written > 0 ? t("seeDrafts", { count: written }) : t("list")}
        </Link>
        <Button onClick={onAgain}>{t("again")}</Button>
      </div>
      <h2 className="text-lg font-semibold">{t("drafts")}</h2>
      <ul className="mt-1 border-y border-line">
        {visits.map((visit) => (
          <li key={visit.id} className="border-b border-line last:border-b-0">
            <Link href={`${address}/${visit.id}`} className="flex min-h-11 items-center py-1 break-all">
              {t("row", { sheet: visit.sheet, row: visit.row, site: visit.siteName, day: visit.content.visitedOn })}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
