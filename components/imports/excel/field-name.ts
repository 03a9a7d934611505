"use client";

import { useTranslations } from "use-intl";
import type { BookContext, BookField } from "@/lib/imports/excel/types";

/** What a field is called: a dimension by the project's own word for it. */
export function useFieldName({ dimensions }: BookContext): (field: BookField) => string {
  const t = useTranslations("imports.excel.field");
  return (field) => dimensions.find(({ key }) => key === field)?.label ?? t(field);
}
