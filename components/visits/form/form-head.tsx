"use client";

import Link from "next/link";
import { memo } from "react";
import { useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import { DimensionTabs, type DimensionCounts } from "@/components/visits/form/dimension-tabs";
import { SaveState } from "@/components/visits/form/save-state";
import { useVisitForm } from "@/components/visits/form/visit-form-context";
import type { DimensionKey } from "@/lib/vocabulary";

type FormHeadProps = {
  counts: DimensionCounts;
  current: DimensionKey;
  onChoose: (key: DimensionKey) => void;
  disabled: boolean;
};

/** Always visible above the form: the way back, which visit it is, whether it is saved, and the four dimensions. */
export const FormHead = memo(function FormHead({ counts, current, onChoose, disabled }: FormHeadProps) {
  const t = useTranslations("visits");
  const words = useTranslations("vocabulary");
  const { data, form } = useVisitForm();
  const marks = useWatch({ control: form.control, name: "marks" });
  const siteId = useWatch({ control: form.control, name: "siteId" });
  const method = useWatch({ control: form.control, name: "method" });
  const site = data.sites.find(({ id }) => id === siteId)?.name;
  return (
    <div className="sticky top-0 z-20 -mx-4 -mt-5 mb-4 border-b border-line bg-ground px-4 pt-1 sm:-mx-6 sm:px-6 lg:top-14 lg:-mx-8 lg:-mt-7 lg:px-8 lg:py-2 print:static">
      <div className="flex min-h-11 items-center gap-1">
        <Link
          href={`/projects/${data.project.id}/visits`}
          aria-label={t("form.back")}
          className="-ms-3 grid size-11 shrink-0 place-items-center text-muted hover:text-action print:hidden"
        >
          <Icon name="chevron-left" />
        </Link>
        <h1 className="min-w-0 flex-1 truncate text-base font-semibold">
          {site ?? t("form.newTitle")}
          {method && <span className="font-normal text-muted"> · {words(`visitMethod.${method as "seminar"}`)}</span>}
        </h1>
        <SaveState />
      </div>
      <DimensionTabs
        dimensions={data.dimensions}
        counts={counts}
        marks={marks}
        current={current}
        onChoose={onChoose}
        disabled={disabled}
      />
    </div>
  );
});
