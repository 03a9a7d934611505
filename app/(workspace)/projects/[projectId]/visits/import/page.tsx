import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { ImportTabs } from "@/components/imports/import-tabs";
import { LazyNotesImport } from "@/components/imports/lazy-notes-import";
import { RuleList } from "@/components/imports/rule-list";
import { PageHeader } from "@/components/ui/page-header";
import { dayAt } from "@/lib/calendar";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/server";
import { loadImport } from "@/lib/imports/loaders";

type ImportPageProps = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("imports.title") };
}

export default async function ImportPage({ params }: ImportPageProps) {
  const data = await loadImport((await params).projectId);
  const t = await translator();
  const { projectId, dimensions, rules, mayEditRules } = data;
  return (
    <>
      <PageHeader
        title={t("imports.title")}
        context={t("imports.lead")}
        back={{ href: `/projects/${projectId}/visits`, label: t("imports.back") }}
      />
      <ImportTabs projectId={projectId} current="word" />
      <ClientMessages nouns={["imports", "privacy", "vocabulary", "errors", "frame"]}>
        <LazyNotesImport data={data} today={dayAt(new Date(), env().TIME_ZONE)} />
        <RuleList {...{ projectId, dimensions, rules, mayEditRules }} />
      </ClientMessages>
    </>
  );
}
