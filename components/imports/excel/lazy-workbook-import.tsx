"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";
import type { BookPageData } from "@/lib/imports/loaders";

function Opening() {
  return <Skeleton label={useTranslations("imports.excel")("loading")} lines={8} />;
}

const BookDesk = dynamic(
  () => import("@/components/imports/excel/workbook-import").then((module) => module.WorkbookImport),
  {
    ssr: false,
    loading: Opening,
  },
);

/** The import works only in the browser. Its script is loaded after the page. */
export function LazyWorkbookImport(props: { data: BookPageData; today: string }) {
  return <BookDesk {...props} />;
}
