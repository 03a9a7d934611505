"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { DateField } from "@/components/form/date-field";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { SelectField } from "@/components/form/select-field";
import { TextareaField } from "@/components/form/textarea-field";
import { showProblems, useAction } from "@/components/form/use-action";
import type { Asker } from "@/components/followups/manage-follow-up";
import { buttonClass, SubmitButton } from "@/components/ui/button";
import { addFollowUp } from "@/lib/followups/actions";
import { addFollowUpSchema } from "@/lib/followups/schema";
import type { Origin } from "@/lib/followups/types";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type NewFollowUpFormProps = {
  projectId: string;
  sites: { id: string; name: string }[];
  askers: Asker[];
  origin: Origin;
  first: { siteId: string; dimension: DimensionKey; question: string; assigneeId: string };
  /** Where the person came from. */
  back: string;
};

/** The question in words, where, by whom and by when. */
export function NewFollowUpForm({ projectId, sites, askers, origin, first, back }: NewFollowUpFormProps) {
  const t = useTranslations("followups.new");
  const words = useTranslations("vocabulary.dimension");
  const router = useRouter();
  const { send, pending, refusal } = useAction(addFollowUp);
  const { control, handleSubmit, setError } = useForm({
    resolver: schemaResolver(addFollowUpSchema),
    defaultValues: { projectId, ...first, dueOn: "", origin },
  });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    router.push(back);
  });
  return (
    <form onSubmit={submit} noValidate className="grid max-w-xl gap-4">
      <RefusalNotice refusal={refusal} />
      <TextareaField
        control={control}
        name="question"
        label={t("question")}
        hint={t("questionHint")}
        rows={3}
        required
      />
      <SelectField
        control={control}
        name="siteId"
        label={t("site")}
        placeholder={t("sitePlaceholder")}
        options={sites.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <SelectField
        control={control}
        name="dimension"
        label={t("dimension")}
        options={dimensionKeys.map((value) => ({ value, label: words(value) }))}
      />
      <SelectField
        control={control}
        name="assigneeId"
        label={t("assignee")}
        placeholder={t("assigneePlaceholder")}
        options={askers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        required
      />
      <DateField control={control} name="dueOn" label={t("dueOn")} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="primary" pending={pending}>
          {t("save")}
        </SubmitButton>
        <Link href={back} className={buttonClass({ variant: "quiet" })}>
          {t("cancel")}
        </Link>
      </div>
    </form>
  );
}
