import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { NationalPicker } from "@/components/sites/add/national-picker";
import { PasteList } from "@/components/sites/add/paste-list";
import { UploadFile } from "@/components/sites/add/upload-file";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { translator } from "@/lib/i18n/server";
import { loadAddSites } from "@/lib/sites/loaders";

type AddSitesPageProps = { params: Promise<{ projectId: string }>; searchParams: Promise<{ way?: string | string[] }> };

const ways = ["paste", "file", "national"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("sites.add.title") };
}

export default async function AddSitesPage({ params, searchParams }: AddSitesPageProps) {
  const { projectId, provinces } = await loadAddSites((await params).projectId);
  const asked = (await searchParams).way;
  const way = ways.find((each) => each === asked) ?? "paste";
  const t = await translator();
  const base = `/projects/${projectId}/sites`;
  return (
    <>
      <PageHeader
        title={t("sites.add.title")}
        context={t("sites.add.lead")}
        back={{ href: base, label: t("sites.add.back") }}
      />
      <Tabs
        label={t("sites.add.ways")}
        className="mb-6"
        items={ways.map((each) => ({
          href: `${base}/add?way=${each}`,
          label: t(`sites.add.way.${each}`),
          current: each === way,
        }))}
      />
      <ClientMessages nouns={["sites", "vocabulary", "errors", "frame"]}>
        {way === "paste" && <PasteList projectId={projectId} />}
        {way === "file" && <UploadFile projectId={projectId} />}
        {way === "national" && <NationalPicker projectId={projectId} provinces={provinces} />}
      </ClientMessages>
    </>
  );
}
