"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { RadioField } from "@/components/form/radio-field";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { schemaResolver } from "@/components/form/schema-resolver";
import { TextareaField } from "@/components/form/textarea-field";
import { TypedBefore } from "@/components/form/typed-before";
import { showProblems, useAction } from "@/components/form/use-action";
import { useKeptForm } from "@/components/form/use-kept-typing";
import { Button, SubmitButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { verifyFigure } from "@/lib/indicators/actions";
import { verifyFigureSchema } from "@/lib/indicators/schema";
import type { LedgerFigure } from "@/lib/indicators/types";
import { verificationStates } from "@/lib/vocabulary";

type VerifyFigureProps = { projectId: string; figure: LedgerFigure };

/** The button in a figure's row and the dialog it opens. */
export function VerifyFigure({ projectId, figure }: VerifyFigureProps) {
  const t = useTranslations("indicators.verify");
  const [open, setOpen] = useState(false);
  const { indicator, site, value, asOf } = figure;
  const verb = figure.verification === "unverified" ? t("button") : t("again");
  return (
    <Dialog
      title={t("title")}
      description={t("what", { site: site.name, indicator: indicator.name, value, unit: indicator.unit, asOf })}
      closeLabel={t("cancel")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        // The accessible label begins with the visible words.
        <Button size="sm" variant="quiet" aria-label={t("name", { verb, site: site.name, indicator: indicator.name })}>
          {verb}
        </Button>
      }
    >
      <VerifyForm projectId={projectId} figure={figure} onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function VerifyForm({ projectId, figure, onClose }: VerifyFigureProps & { onClose: () => void }) {
  const t = useTranslations("indicators.verify");
  const states = useTranslations("vocabulary.verification");
  const router = useRouter();
  const { send, pending, refusal } = useAction(verifyFigure);
  const { control, handleSubmit, setError, getValues, reset } = useForm({
    resolver: schemaResolver(verifyFigureSchema),
    defaultValues: {
      projectId,
      figureId: figure.id,
      version: figure.visit.version,
      // The figure's own state: nothing is called checked that nobody has called so.
      verification: figure.verification,
      note: figure.check?.note ?? "",
    },
  });
  // The dialog shows the figure of today, so the note is about that one.
  const kept = useKeptForm(`figure.${figure.id}`, { control, getValues, reset, without: ["version"] });
  const submit = handleSubmit(async (input) => {
    const answer = await send(input);
    if (!answer.ok) return showProblems(setError, answer.error);
    kept.forget();
    onClose();
    router.refresh();
  });
  const cancel = () => {
    kept.forget();
    onClose();
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TypedBefore shown={kept.returned} />
      <RefusalNotice refusal={refusal} />
      <RadioField
        control={control}
        name="verification"
        label={t("state")}
        options={verificationStates.map((state) => ({ value: state, label: states(state) }))}
      />
      <TextareaField control={control} name="note" label={t("note")} hint={t("noteHint")} rows={2} />
      <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
        <Button variant="quiet" onClick={cancel}>
          {t("cancel")}
        </Button>
        <SubmitButton variant="primary" pending={pending}>
          {t("save")}
        </SubmitButton>
      </div>
    </form>
  );
}
