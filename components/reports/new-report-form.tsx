"use client";

import { useRouter } from "next/navigation";
import { useForm, useWatch } from "react-hook-form";
import { useTranslations } from "use-intl";
import { CheckboxField } from "@/components/form/checkbox-field";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { TypedBefore } from "@/components/form/typed-before";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { SubmitButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { createReport } from "@/lib/reports/actions";
import { structureKeys, usualStructure } from "@/lib/reports/draft-input";
import { createReportSchema } from "@/lib/reports/schema";

export type DraftOutline = {
  visits: number;
  sites: number;
  entries: number;
  /** With a theme. */
  themes: number;
  /**
   * By structure: a usual one, or the id of an earlier report. `themes` is null where the strongest stand; `grouping`:
   * those above them.
   */
  structures: Record<string, { heading: string; themes: number | null; grouping: number }[]>;
};

type NewReportFormProps = {
  projectId: string;
  suggestedTitle: string;
  /** Reports whose sections may be used again, by their id. */
  earlier: { value: string; title: string }[];
  approved: DraftOutline;
  withUnapproved: DraftOutline;
};

/** A title and a counting rule. Says beforehand what the draft would contain. */
export function NewReportForm({ projectId, suggestedTitle, earlier, approved, withUnapproved }: NewReportFormProps) {
  const t = useTranslations("reports.new");
  const router = useRouter();
  const { send, refusal } = useAction(createReport);
  const { control, handleSubmit, formState, setError, getValues, reset } = useForm({
    resolver: schemaResolver(createReportSchema),
    defaultValues: { projectId, title: suggestedTitle, includeUnapproved: false, structure: usualStructure },
  });
  const [includeUnapproved, structure = usualStructure] = useWatch({
    control,
    name: ["includeUnapproved", "structure"],
  });
  const outline = includeUnapproved ? withUnapproved : approved;
  const { visits, sites, entries, themes, structures } = outline;
  const empty = themes === 0;

  const kept = useKeptForm("report.new", { control, getValues, reset });
  const submit = handleSubmit(async (values) => {
    const answer = await send(values);
    if (!answer.ok) return showProblems(setError, answer.error);
    router.push(`/projects/${projectId}/reports/${answer.data.reportId}`);
    return new Promise<never>(() => {});
  });

  return (
    <form onSubmit={submit} noValidate className="grid max-w-measure gap-6">
      <TypedBefore shown={kept.returned} />
      <RefusalNotice refusal={refusal} />
      <TextField control={control} name="title" label={t("name")} required />
      <SelectField
        control={control}
        name="structure"
        label={t("structure")}
        hint={t("structureHint")}
        options={[
          ...structureKeys.map((value) => ({ value, label: t(`structures.${value}`) })),
          ...earlier.map(({ value, title }) => ({ value, label: t("earlier", { title }) })),
        ]}
      />
      <CheckboxField
        control={control}
        name="includeUnapproved"
        label={t("includeUnapproved")}
        hint={t("includeUnapprovedHint")}
      />
      <section aria-live="polite" className="border-s-3 border-line ps-4">
        <h2 className="font-semibold">{t("basis")}</h2>
        <p>{t(includeUnapproved ? "withUnapproved" : "approved", { visits, sites, entries })}</p>
        <ul className="mt-1 text-muted">
          {(structures[structure] ?? []).map(({ heading, themes: count, grouping }, place) => (
            <li key={place}>
              {count === null ? t("brief", { heading }) : t("section", { heading, themes: count, grouping })}
            </li>
          ))}
        </ul>
      </section>
      {empty && <Notice kind="warning">{t(visits === 0 ? "noVisits" : "noThemes")}</Notice>}
      <SubmitButton variant="primary" pending={formState.isSubmitting} className="justify-self-start">
        {t("action")}
      </SubmitButton>
    </form>
  );
}
