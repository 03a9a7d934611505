"use client";

import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { useTranslations } from "use-intl";
import { DateField } from "@/components/form/date-field";
import { TextField } from "@/components/form/text-field";
import { TextareaField } from "@/components/form/textarea-field";

type Basics = FieldValues & {
  name: string;
  background: string;
  coverage: string;
  startsOn: string | null;
  endsOn: string | null;
};

/** 课题名称, 背景目的, 对象范围, 起止日期. */
export function BasicsFields<Values extends Basics, Output>({
  control,
}: {
  control: Control<Values, unknown, Output>;
}) {
  const t = useTranslations("projects");
  const optional = useTranslations("frame")("optional");
  const field = (name: keyof Basics & string) => ({ control, name: name as FieldPath<Values> }); // Values extends Basics
  return (
    <>
      <TextField {...field("name")} label={t("name")} placeholder={t("namePlaceholder")} required />
      <TextareaField
        {...field("background")}
        label={t("background")}
        hint={t("backgroundHint")}
        note={optional}
        rows={4}
      />
      <TextareaField {...field("coverage")} label={t("coverage")} hint={t("coverageHint")} note={optional} rows={3} />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField {...field("startsOn")} label={t("startsOn")} note={optional} />
        <DateField {...field("endsOn")} label={t("endsOn")} note={optional} />
      </div>
    </>
  );
}
