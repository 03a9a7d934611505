"use client";

import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { useEarlyValue } from "@/components/ui/use-early-value";
import { useTooLong } from "@/components/form/use-too-long";
import { useKeptTyping } from "@/components/form/use-kept-typing";
import { SitePreviewView } from "@/components/sites/add/site-preview";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { previewSiteList } from "@/lib/sites/actions";
import { siteImportLimits } from "@/lib/sites/import-problems";
import type { SitePreview } from "@/lib/sites/preview";

export function PasteList({ projectId }: { projectId: string }) {
  const t = useTranslations("sites.paste");
  const { send, pending, refusal } = useAction(previewSiteList);
  const [text, setText] = useState("");
  const box = useEarlyValue<HTMLTextAreaElement>(text, setText);
  const [missing, setMissing] = useState(false);
  const tooLong = useTooLong(text, siteImportLimits.pastedCharacters);
  const [preview, setPreview] = useState<{ of: number; read: SitePreview } | null>(null);
  useKeptTyping("sites.pasted", {
    read: () => (text.trim() ? text : undefined),
    put: (kept) => setText(String(kept)),
  });
  const read = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(text.trim() === "");
    if (text.trim() === "") return;
    const answer = await send({ projectId, text });
    if (answer.ok) setPreview({ of: (preview?.of ?? 0) + 1, read: answer.data });
  };
  return (
    <>
      <form onSubmit={(event) => void read(event)} className="flex max-w-2xl flex-col items-start gap-3">
        <Field label={t("label")} hint={t("hint")} error={missing ? t("empty") : tooLong} required className="w-full">
          {(field) => (
            <Textarea
              {...field}
              ref={box}
              rows={8}
              placeholder={t("example")}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <RefusalNotice refusal={refusal} />
        <SubmitButton variant={preview ? "secondary" : "primary"} pending={pending}>
          {t("read")}
        </SubmitButton>
      </form>
      {preview && (
        <SitePreviewView key={preview.of} projectId={projectId} preview={preview.read} onAdded={() => setText("")} />
      )}
    </>
  );
}
