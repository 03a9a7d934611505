"use client";

import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CheckboxField } from "@/components/form/checkbox-field";
import { DateField } from "@/components/form/date-field";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";
import { useTyped } from "@/components/reports/editor-context";
import { useUnitForm } from "@/components/reports/use-unit-form";
import { Disclosure } from "@/components/ui/disclosure";
import { frontKey } from "@/lib/reports/parts/types";

/** What an office writes around a report. Closed until it is wanted, and open where something is in it. */

function Folded({ summary, filled, children }: { summary: string; filled: boolean; children: ReactNode }) {
  const [open] = useState(filled);
  return (
    <Disclosure summary={summary} open={open} className="border-b-0">
      <div className="grid gap-4">{children}</div>
    </Disclosure>
  );
}

export function AddressFields() {
  const t = useTranslations("reports.editor");
  const fields = useTyped(({ addressee }) => ({ addressee }));
  const control = useUnitForm(frontKey, fields);
  return (
    <Folded summary={t("addressing")} filled={fields.addressee !== ""}>
      <TextField control={control} name="addressee" label={t("addressee")} hint={t("addresseeHint")} />
    </Folded>
  );
}

export function EndFields() {
  const t = useTranslations("reports.editor");
  const fields = useTyped(({ annexes, copyTo, printedBy, printedOn, sealed }) => ({
    ...{ annexes, copyTo, printedBy, printedOn, sealed },
  }));
  const { annexes, copyTo, printedBy, printedOn, sealed } = fields;
  const control = useUnitForm(frontKey, fields);
  return (
    <Folded
      summary={t("ending")}
      filled={[annexes, copyTo, printedBy, printedOn].some((text) => text !== "") || !sealed}
    >
      <TextareaField control={control} name="annexes" label={t("annexes")} hint={t("annexesHint")} rows={2} />
      <CheckboxField control={control} name="sealed" label={t("sealed")} hint={t("sealedHint")} />
      <TextField control={control} name="copyTo" label={t("copyTo")} hint={t("copyToHint")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField control={control} name="printedBy" label={t("printedBy")} />
        <DateField control={control} name="printedOn" label={t("printedOn")} />
      </div>
    </Folded>
  );
}
