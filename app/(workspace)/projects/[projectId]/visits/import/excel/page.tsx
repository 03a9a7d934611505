import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { LazyWorkbookImport } from "@/components/imports/excel/lazy-workbook-import";
import { ImportTabs } from "@/components/imports/import-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { dayAt } from "@/lib/calendar";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/server";
import { loadBookImport } from "@/lib/imports/loaders";

type ImportPageProps = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("imports.excel.title") };
}

export default async function ExcelImportPage({ params }: ImportPageProps) {
  const data = await loadBookImport((await params).projectId);
  const t = await translator();
  return (
    <>
      <PageHeader
        title={t("imports.excel.title")}
        context={t("imports.excel.lead")}
        back={{ href: `/projects/${data.projectId}/visits`, label: t("imports.back") }}
      />
      <ImportTabs projectId={data.projectId} current="excel" />
      <ClientMessages nouns={["imports", "privacy", "vocabulary", "visits", "errors", "frame"]}>
        <LazyWorkbookImport data={data} today={dayAt(new Date(), env().TIME_ZONE)} />
      </ClientMessages>
    </>
  );
}
