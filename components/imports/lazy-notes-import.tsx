"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { Skeleton } from "@/components/ui/skeleton";
import type { ImportPageData } from "@/lib/imports/loaders";

function Opening() {
  return <Skeleton label={useTranslations("imports")("loading")} lines={8} />;
}

const ImportDesk = dynamic(() => import("@/components/imports/notes-import").then((module) => module.NotesImport), {
  ssr: false,
  loading: Opening,
});

/** The import works only in the browser. Its script is loaded after the page. */
export function LazyNotesImport(props: { data: ImportPageData; today: string }) {
  return <ImportDesk {...props} />;
}
