"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { ImportedDocument } from "@/components/imports/import-state";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { mostOnly, visitListHref } from "@/lib/visits/list-filter";

/** The way to the drafts that were made of several documents, where they can be handed in together. */
export function MadeDrafts({ projectId, documents }: { projectId: string; documents: readonly ImportedDocument[] }) {
  const t = useTranslations("imports.make");
  const made = documents.filter(({ state }) => state === "made").map(({ id }) => id);
  const left = documents.filter(({ state }) => state === "open" || state === "reading").length;
  if (documents.length < 2 || made.length === 0) return null;
  const filter = made.length <= mostOnly ? { only: made.join(",") } : {};
  return (
    <Notice
      className="mb-4"
      title={t("doneTitle", { count: made.length })}
      action={
        <Link
          href={visitListHref(projectId, filter)}
          className={buttonClass({ variant: left === 0 ? "primary" : "secondary" })}
        >
          {t("seeDrafts", { count: made.length })}
        </Link>
      }
    >
      {left > 0 && t("left", { count: left })}
    </Notice>
  );
}
