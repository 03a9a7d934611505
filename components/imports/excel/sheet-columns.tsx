"use client";

import { useTranslations } from "use-intl";
import { useFieldName } from "@/components/imports/excel/field-name";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { fieldsOf, requiredOf } from "@/lib/imports/excel/fields";
import { columnName, columnsOf } from "@/lib/imports/excel/guess";
import { bookLimits } from "@/lib/imports/excel/limits";
import type { BookContext, BookField, SheetPlan, SheetRole } from "@/lib/imports/excel/types";
import type { BookSheet } from "@/lib/office/book";
import { visitMethods } from "@/lib/vocabulary";

type SheetColumnsProps = {
  sheet: BookSheet;
  plan: SheetPlan;
  role: SheetRole;
  context: BookContext;
  onChange: (plan: SheetPlan) => void;
};

/** Assigns columns by hand: one select for each field. */
export function SheetColumns({ sheet, plan, role, context, onChange }: SheetColumnsProps) {
  const t = useTranslations("imports.excel.plan");
  const words = useTranslations("vocabulary");
  const nameOf = useFieldName(context);
  const header = sheet.rows[plan.headerRow] ?? [];
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const options = Array.from({ length: width }, (_, column) => {
    const text = header[column]?.text.trim().slice(0, 30) ?? "";
    return {
      value: String(column),
      label: text
        ? t("column", { letter: columnName(column), header: text })
        : t("columnBare", { letter: columnName(column) }),
    };
  });
  const choose = (field: BookField, value: string) => {
    const { [field]: _before, ...others } = plan.columns;
    onChange({ ...plan, columns: value === "" ? others : { ...others, [field]: Number(value) } });
  };
  const chooseHeader = (value: string) => {
    const headerRow = Number(value);
    onChange({ ...plan, headerRow, columns: columnsOf(sheet, headerRow, role, context) });
  };
  // Required fields come first, because the list is long on a phone.
  const first = new Set<BookField>([
    ...requiredOf[role],
    ...(role === "mixed" ? (["dimension", "text"] as const) : []),
  ]);
  const fields = [...first, ...fieldsOf[role].filter((field) => !first.has(field))];
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={t("header")}>
        {(field) => (
          <Select
            {...field}
            value={String(plan.headerRow)}
            onChange={(event) => chooseHeader(event.target.value)}
            options={sheet.rows
              .slice(0, bookLimits.headerRows)
              .map((_, row) => ({ value: String(row), label: String(row + 1) }))}
          />
        )}
      </Field>
      {fields.map((each) => (
        <Field key={each} label={nameOf(each)} note={requiredOf[role].includes(each) ? t("required") : undefined}>
          {(field) => (
            <Select
              {...field}
              value={plan.columns[each] === undefined ? "" : String(plan.columns[each])}
              placeholder={t("fieldNone")}
              onChange={(event) => choose(each, event.target.value)}
              options={options}
            />
          )}
        </Field>
      ))}
      {requiredOf[role].includes("method") && (
        <Field label={t("methodForAll")}>
          {(field) => (
            <Select
              {...field}
              value={plan.method}
              placeholder={t("chooseMethod")}
              onChange={(event) =>
                onChange({ ...plan, method: visitMethods.find((method) => method === event.target.value) ?? "" })
              }
              options={visitMethods.map((method) => ({ value: method, label: words(`visitMethod.${method}`) }))}
            />
          )}
        </Field>
      )}
    </div>
  );
}
