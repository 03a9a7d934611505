"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { handOut } from "@/components/ui/hand-out";
import { Icon } from "@/components/ui/icon";
import { fileName } from "@/lib/file-name";
import type { BookContext } from "@/lib/imports/excel/types";

const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Offers the template. It is made on the device; its instructions list this project's sites, members and questions. */
export function TemplatePart({ context, projectName }: { context: BookContext; projectName: string }) {
  const t = useTranslations("imports.excel.template");
  const note = useTranslations("imports.excel.notes") as unknown as (key: string) => string; // the template names its sentences by key
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState(false);
  const make = async () => {
    setPending(true);
    setFault(false);
    try {
      // The writer is loaded on demand.
      const { writeTemplate } = await import("@/lib/imports/excel/write-template");
      handOut({
        bytes: await writeTemplate(context, note),
        name: fileName(t("fileName", { project: projectName }), ".xlsx"),
        type: excelType,
      });
    } catch {
      setFault(true);
    } finally {
      setPending(false);
    }
  };
  return (
    <section className="mb-6 flex max-w-2xl flex-col items-start gap-2">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <p className="text-sm text-muted">{t("lead")}</p>
      <Button pending={pending} onClick={() => void make()}>
        <Icon name="download" />
        {t("action")}
      </Button>
      {fault && <FieldError id="imports-template-fault">{t("fault")}</FieldError>}
    </section>
  );
}
