"use client";

import { useTranslations } from "use-intl";
import { useFieldName } from "@/components/imports/excel/field-name";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import type { SheetPreview } from "@/lib/imports/excel/read-visits";
import type { BookContext, BookField } from "@/lib/imports/excel/types";

type SheetPreviewTableProps = { sheet: string; preview: SheetPreview; context: BookContext };

const lookOf: Partial<Record<BookField, string>> = {
  text: "min-w-[14em] whitespace-pre-line",
  audiences: "min-w-[9em]",
  ...Object.fromEntries(
    (["number", "day", "start", "end", "method", "dimension", "value", "asOf"] as const).map((field) => [
      field,
      "whitespace-nowrap",
    ]),
  ),
};

/**
 * The first rows as they will be read, each with its row number in Excel. A problem is marked by a sign, not by colour
 * alone.
 */
export function SheetPreviewTable({ sheet, preview, context }: SheetPreviewTableProps) {
  const t = useTranslations("imports.excel.preview");
  const nameOf = useFieldName(context);
  const { rows, fields, total } = preview;
  if (total === 0) return <p className="mt-2 text-sm text-muted">{t("empty")}</p>;
  return (
    <>
      <p className="mt-3 mb-1 text-sm text-muted">
        {total > rows.length ? t("more", { total, count: rows.length }) : t("all", { total })}
      </p>
      <Table label={t("title", { name: sheet, count: rows.length })}>
        <thead>
          <tr>
            <HeadCell numeric>{t("row")}</HeadCell>
            {fields.map((field) => (
              <HeadCell key={field}>{nameOf(field)}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, shown, faulty }) => (
            <Row key={number}>
              <Cell numeric className="text-muted">
                {number}
              </Cell>
              {fields.map((field) => {
                const wrong = faulty.includes(field);
                return (
                  <Cell
                    key={field}
                    className={classNames(
                      "max-w-[20em]",
                      lookOf[field] ?? "min-w-[5em] whitespace-pre-line",
                      wrong && "bg-vermilion-soft text-vermilion",
                    )}
                  >
                    {wrong && (
                      <>
                        <Icon name="warning" className="me-1 inline size-4" />
                        <span className="sr-only">{t("faulty")}</span>
                      </>
                    )}
                    {shown[field]}
                  </Cell>
                );
              })}
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  );
}
