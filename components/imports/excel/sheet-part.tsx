"use client";

import { useTranslations } from "use-intl";
import { SheetColumns } from "@/components/imports/excel/sheet-columns";
import { SheetPreviewTable } from "@/components/imports/excel/sheet-preview-table";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { requiredOf } from "@/lib/imports/excel/fields";
import { columnName, columnsOf } from "@/lib/imports/excel/guess";
import type { SheetPreview } from "@/lib/imports/excel/read-visits";
import { sheetRoles, type BookContext, type SheetPlan } from "@/lib/imports/excel/types";
import type { BookSheet } from "@/lib/office/book";

type SheetPartProps = {
  sheet: BookSheet;
  plan: SheetPlan;
  preview: SheetPreview | null;
  context: BookContext;
  onChange: (plan: SheetPlan) => void;
};

/** One sheet: what it contains, which column is which field, and its first rows as they will be read. */
export function SheetPart({ sheet, plan, preview, context, onChange }: SheetPartProps) {
  const t = useTranslations("imports.excel");
  const { role, headerRow, columns } = plan;
  const chooseRole = (next: string) => {
    const chosen = sheetRoles.find((each) => each === next) ?? null;
    onChange({ ...plan, role: chosen, columns: chosen ? columnsOf(sheet, headerRow, chosen, context) : {} });
  };
  const lacking = role !== null && requiredOf[role].some((field) => columns[field] === undefined);
  const namesOf = (hidden: boolean) =>
    (preview?.unread ?? [])
      .filter((each) => each.hidden === hidden)
      .map(({ column, header }) =>
        header ? `${header}（${columnName(column)}）` : t("plan.columnBare", { letter: columnName(column) }),
      );
  const [names, hiddenNames] = [namesOf(false), namesOf(true)];
  const hiddenRows = preview?.hiddenRows ?? [];
  const title = t("plan.title", { name: sheet.name });
  return (
    <section aria-label={title} className="mt-6 border-t border-edge pt-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="min-w-0 text-lg font-semibold break-all">{title}</h2>
        {sheet.hidden && <Badge glyph="◌">{t("plan.hidden")}</Badge>}
        {role === null && <Badge glyph="–">{t("plan.notRead")}</Badge>}
      </div>
      {sheet.hidden && role === null && <p className="mt-2 text-sm text-amber">{t("plan.hiddenSheet")}</p>}
      <Field label={t("role.label")} className="mt-2 max-w-sm">
        {(field) => (
          <Select
            {...field}
            value={role ?? ""}
            placeholder={t("role.none")}
            onChange={(event) => chooseRole(event.target.value)}
            options={sheetRoles.map((each) => ({ value: each, label: t(`role.${each}`) }))}
          />
        )}
      </Field>
      {role === null &&
        sheet.rows.length > 0 &&
        Object.keys(columns).length === 0 &&
        !context.words.sheet.notes.includes(sheet.name) && (
          <p className="mt-2 text-sm text-muted">{t("plan.noHeader")}</p>
        )}
      {role !== null && (
        <>
          <Disclosure
            className="mt-2"
            open={lacking}
            summary={t("plan.columns")}
            aside={
              <span className="text-sm text-muted">{t("plan.matched", { count: Object.keys(columns).length })}</span>
            }
          >
            <SheetColumns {...{ sheet, plan, role, context, onChange }} />
          </Disclosure>
          {names.length > 0 && (
            <p className="mt-2 text-sm text-amber">{t("plan.unread", { names: names.join("、") })}</p>
          )}
          {hiddenNames.length > 0 && (
            <p className="mt-2 text-sm text-amber">
              {t("plan.hiddenColumns", { count: hiddenNames.length, names: hiddenNames.join("、") })}
            </p>
          )}
          {hiddenRows.length > 0 && (
            <p className="mt-2 text-sm text-amber">
              {t("plan.hiddenRows", {
                count: hiddenRows.length,
                rows: [...hiddenRows.slice(0, 20), ...(hiddenRows.length > 20 ? ["…"] : [])].join("、"),
              })}
            </p>
          )}
          {headerRow > 0 && <p className="mt-2 text-sm text-muted">{t("plan.above", { row: headerRow })}</p>}
          {preview && <SheetPreviewTable sheet={sheet.name} preview={preview} context={context} />}
        </>
      )}
    </section>
  );
}
