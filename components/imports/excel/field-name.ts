"use client";

import { useTranslations } from "use-intl";
import type { BookContext, BookField } from "@/lib/imports/excel/types";

/** The name of a field. A dimension has the project's own name. */
export function useFieldName({ dimensions }: BookContext): (field: BookField) => string {
  const t = useTranslations("imports.excel.field");
  return (field) => dimensions.find(({ key }) => key === field)?.label ?? t(field);
}
