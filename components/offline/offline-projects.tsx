"use client";

import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageHeader } from "@/components/ui/page-header";
import type { Snapshot } from "@/lib/offline/snapshot-shape";

/** The projects that this device stores. */
export function OfflineProjects({ snapshots }: { snapshots: Snapshot[] }) {
  const t = useTranslations("offline");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  return (
    <>
      <PageHeader title={t("projects")} context={t("projectsContext")} />
      {snapshots.length === 0 ? (
        <EmptyState title={t("noneTitle")}>{t("noneText")}</EmptyState>
      ) : (
        <ul className="border-y-[1.5px] border-ink">
          {snapshots.map(({ form, savedAt }) => (
            <li
              key={form.project.id}
              className="relative flex items-center gap-3 border-b border-line px-1 py-4 last:border-b-0 hover:bg-sunken"
            >
              <div className="min-w-0 grow">
                <Link
                  href={`/projects/${form.project.id}`}
                  className="text-lg font-semibold no-underline after:absolute after:inset-0"
                >
                  {form.project.name}
                </Link>
                <p className="text-sm text-muted">{t("ready", { when: format.relativeTime(savedAt, now) })}</p>
              </div>
              <Icon name="chevron-right" className="text-muted" />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
