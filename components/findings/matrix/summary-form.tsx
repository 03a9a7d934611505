"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { WatchedTextarea } from "@/components/findings/watched-textarea";
import type { SummaryPlace } from "@/components/findings/matrix/summary-place";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TypedBefore } from "@/components/form/typed-before";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { Button, SubmitButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { saveSummary } from "@/lib/findings/actions";
import type { OtherText } from "@/lib/findings/sourced/save-version";
import { saveSummarySchema } from "@/lib/findings/schema";

type SummaryFormProps = SummaryPlace & {
  text: string;
  /** The text that this one replaces. */
  version: string | null;
  /** The entries it stands on, as the page shows them, and how many they are. */
  mark: string;
  sources: number;
  onDone: () => void;
};

const typedSchema = saveSummarySchema.pick({ text: true, version: true });

/** Writes the summary of a cell. If somebody else wrote meanwhile, both texts stand here and a person decides. */
export function SummaryForm({ projectId, siteId, columnId, text, version, mark, sources, onDone }: SummaryFormProps) {
  const t = useTranslations("matrix.summary");
  const router = useRouter();
  const [other, setOther] = useState<OtherText | null>(null);
  const [outdated, setOutdated] = useState(false);
  const form = useForm({ defaultValues: { text, version }, resolver: schemaResolver(typedSchema) });
  const { control } = form;
  const kept = useKeptForm(`summary.${siteId}.${columnId}`, form);
  const save = useAction((typed: { text: string; version: string | null }, press: string) =>
    saveSummary({ projectId, siteId, columnId, ...typed, sources: mark }, press),
  );
  const done = () => {
    kept.forget();
    router.refresh();
    onDone();
  };
  const submit = form.handleSubmit(async (typed) => {
    const answer = await save.send(typed);
    if (!answer.ok) return showProblems(form.setError, answer.error);
    if (answer.data.saved) return done();
    setOther(answer.data.other);
    setOutdated(answer.data.other === null);
    // From here on the writer has seen the other text: saving once more puts this one after it.
    if (answer.data.other) form.setValue("version", answer.data.other.id);
    router.refresh();
  });
  const cancel = () => {
    kept.forget();
    onDone();
  };
  const atField = (save.refusal?.fields?.length ?? 0) > 0;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-3 flex flex-col gap-3">
      <TypedBefore shown={kept.returned} />
      {!atField && <RefusalNotice refusal={save.refusal} />}
      {outdated && <Notice kind="warning">{t("outdated")}</Notice>}
      {other && (
        <Notice kind="warning" title={t("conflict", { writer: other.writer })}>
          <p className="max-w-measure whitespace-pre-wrap">{other.text || t("taken")}</p>
          <p className="mt-1 text-sm">{t("conflictHint")}</p>
        </Notice>
      )}
      <WatchedTextarea
        control={control}
        name="text"
        read={() => form.getValues("text")}
        write={(typed) => form.setValue("text", typed, { shouldDirty: true })}
        label={t("label")}
        hint={t("hint", { count: sources })}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={cancel}>
          {t(other ? "keepTheirs" : "cancel")}
        </Button>
        <SubmitButton variant="primary" pending={save.pending}>
          {t(other ? "saveMine" : "save")}
        </SubmitButton>
      </div>
    </form>
  );
}
