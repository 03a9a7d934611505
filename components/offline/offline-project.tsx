"use client";

import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { OwnVisitItem } from "@/components/offline/own-visit-item";
import { DimensionLabel } from "@/components/projects/dimension-label";
import { buttonClass } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { DraftLine } from "@/components/visits/outbox/draft-line";
import { useOutbox } from "@/components/visits/outbox/use-outbox";
import { isUnsent } from "@/lib/offline/local-draft";
import type { Snapshot } from "@/lib/offline/snapshot-shape";

type OfflineProjectProps = { snapshot: Snapshot; userId: string; instead: boolean };

/** A project without a network: the waiting visits, one's own visits, the sites and the outline. */
export function OfflineProject({ snapshot, userId, instead }: OfflineProjectProps) {
  const t = useTranslations("offline");
  const words = useTranslations("vocabulary");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const { view } = useOutbox(userId);
  const { form, visits, savedAt } = snapshot;
  const home = `/projects/${form.project.id}`;
  const unsent = view.drafts.filter((draft) => draft.projectId === form.project.id && isUnsent(draft));
  return (
    <>
      <PageHeader
        title={form.project.name}
        context={t("projectContext", { when: format.relativeTime(savedAt, now) })}
        actions={
          <Link href={`${home}/visits/new`} className={buttonClass({ variant: "primary" })}>
            {t("newVisit")}
          </Link>
        }
      />
      {instead && (
        <Notice kind="warning" className="mb-6" title={t("lockedTitle")}>
          {t("lockedText")}
        </Notice>
      )}
      <section aria-labelledby="unsent">
        <h2 id="unsent" className="text-lg">
          {t("unsent")}
        </h2>
        {unsent.length === 0 ? (
          <p className="text-muted">{t("unsentNone")}</p>
        ) : (
          <ul className="border-t border-line">
            {unsent.map((draft) => (
              <DraftLine key={draft.id} draft={draft} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="own" className="mt-8">
        <h2 id="own" className="text-lg">
          {t("ownVisits")}
        </h2>
        {visits.length === 0 && <p className="text-muted">{t("ownVisitsNone")}</p>}
        {visits.map((visit) => (
          <OwnVisitItem key={visit.id} visit={visit} form={form} />
        ))}
      </section>
      <section aria-labelledby="outline" className="mt-8">
        <h2 id="outline" className="text-lg">
          {t("outline")}
        </h2>
        {form.dimensions.map((dimension) => (
          <Disclosure
            key={dimension.key}
            summary={<DimensionLabel dimension={dimension.key} label={dimension.label} />}
            aside={
              <span className="text-sm text-muted">{t("questionCount", { count: dimension.questions.length })}</span>
            }
          >
            {dimension.guidance && <p className="whitespace-pre-line text-muted">{dimension.guidance}</p>}
            <ol className="list-decimal ps-6">
              {dimension.questions.map((question) => (
                <li key={question.id} className="py-1">
                  {question.text}
                </li>
              ))}
            </ol>
          </Disclosure>
        ))}
      </section>
      <section aria-labelledby="sites" className="mt-8">
        <h2 id="sites" className="text-lg">
          {t("sites")}{" "}
          <span className="text-sm font-normal text-muted">{t("sitesCount", { count: form.sites.length })}</span>
        </h2>
        <ul className="grid gap-x-6 border-t border-line sm:grid-cols-2 xl:grid-cols-3">
          {form.sites.map((site) => (
            <li key={site.id} className="flex min-h-11 items-center gap-2 border-b border-line">
              <Link
                href={`${home}/visits/new?site=${site.id}`}
                className="flex min-h-11 grow items-center no-underline hover:text-action"
              >
                {site.name}
              </Link>
              <span className="text-sm text-muted">{words(`siteKind.${site.kind}`)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
