import type { Metadata } from "next";
import { ClientMessages } from "@/components/messages/client-messages";
import { CorrectionReview } from "@/components/reports/corrected/correction-review";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatter, translator } from "@/lib/i18n/server";
import { loadCorrection } from "@/lib/reports/loaders";

type CorrectionPageProps = { params: Promise<{ projectId: string; visitId: string; correctionId: string }> };

export async function generateMetadata({ params }: CorrectionPageProps): Promise<Metadata> {
  const { projectId, visitId, correctionId } = await params;
  const { corrected } = await loadCorrection(projectId, visitId, correctionId);
  return { title: (await translator())("corrections.page.title", { name: corrected.fileName }) };
}

/** 纪要回收: what a township corrected in the minutes, to be taken over piece by piece. */
export default async function CorrectionPage({ params }: CorrectionPageProps) {
  const { projectId, visitId, correctionId } = await params;
  const { corrected, visit, mayDecide } = await loadCorrection(projectId, visitId, correctionId);
  const t = await translator();
  const when = (await formatter()).dateTime(new Date(corrected.returnedAt), { dateStyle: "long", timeStyle: "short" });
  const { site, visitedOn, version, content, labels } = visit;
  const { state } = visit.subject;
  const why = state === "approved" || state === "voided" ? state : "notYours";
  return (
    <ClientMessages nouns={["corrections", "errors", "visits.refusal"]}>
      <PageHeader
        title={t("corrections.page.title", { name: corrected.fileName })}
        context={t("corrections.page.context", { site, date: visitedOn, when, person: corrected.returnedBy || "—" })}
        back={{ href: `/projects/${projectId}/visits/${visitId}`, label: t("corrections.page.back") }}
        actions={
          <a
            href={`/api/visits/${projectId}/${visitId}/corrections/${correctionId}`}
            download
            className={buttonClass()}
          >
            <Icon name="download" />
            {t("corrections.page.download")}
          </a>
        }
      />
      {!mayDecide && (
        <Notice kind="warning" className="mb-4">
          {t(`corrections.page.${why}`)}
        </Notice>
      )}
      <CorrectionReview
        items={corrected.items}
        at={{ projectId, visitId, correctionId, version }}
        {...{ content, labels, mayDecide }}
      />
      <p className="mt-6 text-xs break-all text-muted">{t("corrections.page.hash", { hash: corrected.fileHash })}</p>
    </ClientMessages>
  );
}
