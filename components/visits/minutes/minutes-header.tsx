import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { translator } from "@/lib/i18n/server";

type MinutesHeaderProps = { projectId: string; visitId: string; site: string; onePage: boolean };

/** What is shown around the paper and not printed. */
export async function MinutesHeader({ projectId, visitId, site, onePage }: MinutesHeaderProps) {
  const t = await translator();
  return (
    <div className="print:hidden">
      <PageHeader
        title={t("minutes.page.title")}
        context={t("minutes.page.context", { site })}
        back={{ href: `/projects/${projectId}/visits/${visitId}`, label: t("minutes.page.back") }}
        actions={
          <>
            <PrintButton label={t("minutes.page.print")} />
            <a
              href={`/api/visits/${projectId}/${visitId}/minutes`}
              download
              className={buttonClass({ variant: "primary" })}
            >
              <Icon name="download" />
              {t("minutes.page.word")}
            </a>
          </>
        }
      />
      {!onePage && (
        <Notice kind="warning" className="mb-6" title={t("minutes.page.tooLongTitle")}>
          {t("minutes.page.tooLong")}
        </Notice>
      )}
    </div>
  );
}
