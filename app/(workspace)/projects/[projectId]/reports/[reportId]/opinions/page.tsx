import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { OpinionForm } from "@/components/reports/opinions/opinion-form";
import { OpinionList } from "@/components/reports/opinions/opinion-list";
import { ReplySheet } from "@/components/reports/opinions/reply-sheet";
import { buttonClass } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import { translator } from "@/lib/i18n/server";
import { loadOpinions } from "@/lib/reports/loaders";
import { titleInOneLine } from "@/lib/reports/title";
import { namedTokens } from "@/lib/reports/tokens";
import { siteImportLimits } from "@/lib/sites/import-problems";

type OpinionsPageProps = { params: Promise<{ projectId: string; reportId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("reports.opinions.title") };
}

export default async function OpinionsPage({ params }: OpinionsPageProps) {
  const { projectId, reportId } = await params;
  const { title, opinions, mayEdit } = await loadOpinions(projectId, reportId);
  const t = await translator();
  const target = { projectId, reportId };
  const address = `/api/reports/${projectId}/${reportId}/opinions`;
  return (
    <ClientMessages nouns={["reports", "vocabulary", "errors"]}>
      <PageHeader
        title={t("reports.opinions.title")}
        context={titleInOneLine(namedTokens(title))}
        back={{ href: `/projects/${projectId}/reports/${reportId}`, label: t("reports.opinions.back") }}
        actions={(["xlsx", "docx"] as const).map((format) => (
          <a key={format} href={`${address}?format=${format}`} download className={buttonClass()}>
            <Icon name="download" />
            {t(`reports.opinions.${format}`)}
          </a>
        ))}
      />
      <p className="mb-4 max-w-measure text-muted">{t("reports.opinions.intro")}</p>
      {mayEdit && (
        <div className="mb-6 max-w-3xl border-t border-line">
          <Disclosure summary={t("reports.opinions.add")}>
            <div className="pb-4">
              <OpinionForm target={target} opinion={null} number={0} />
            </div>
          </Disclosure>
          <Disclosure summary={t("reports.opinions.sheet")}>
            <div className="pb-4">
              <ReplySheet {...target} mostBytes={siteImportLimits.bytes} />
            </div>
          </Disclosure>
        </div>
      )}
      <fieldset disabled={!mayEdit}>
        <OpinionList opinions={opinions} target={target} />
      </fieldset>
    </ClientMessages>
  );
}
