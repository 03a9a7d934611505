"use client";

import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { useEarlyValue } from "@/components/ui/use-early-value";
import { SubmitButton } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { startSample } from "@/lib/coding/actions";
import { mostSampled } from "@/lib/coding/review/schema";
import { dimensionKeys, type DimensionKey } from "@/lib/vocabulary";

type StartSampleProps = { projectId: string; reviewers: readonly { userId: string; displayName: string }[] };

const usualSize = 40;

/** Draws entries and gives them to a second person. */
export function StartSample({ projectId, reviewers }: StartSampleProps) {
  const t = useTranslations("codebook.review");
  const words = useTranslations("vocabulary.dimension");
  const router = useRouter();
  const { send, pending, refusal } = useAction(startSample);
  const [dimension, setDimension] = useState("");
  const [size, setSize] = useState(String(usualSize));
  const [reviewerId, setReviewerId] = useState("");
  const [ofDimension, ofSize, ofReviewer] = [
    useEarlyValue<HTMLSelectElement>(dimension, setDimension),
    useEarlyValue<HTMLInputElement>(size, setSize),
    useEarlyValue<HTMLSelectElement>(reviewerId, setReviewerId),
  ];
  const start = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send({ projectId, dimension: dimension as DimensionKey | "", size: Number(size), reviewerId }); // its options
    if (answer.ok) router.push(`/projects/${projectId}/codebook/review/${answer.data.sampleId}`);
  };
  return (
    <section className="mb-8">
      <h2 className="mb-2 font-semibold">{t("start")}</h2>
      <form onSubmit={(event) => void start(event)} className="flex max-w-2xl flex-col gap-4">
        <RefusalNotice refusal={refusal} />
        <Field label={t("dimension")}>
          {(field) => (
            <Select
              {...field}
              ref={ofDimension}
              value={dimension}
              onChange={(event) => setDimension(event.target.value)}
              options={[
                { value: "", label: t("allDimensions") },
                ...dimensionKeys.map((key) => ({ value: key, label: words(key) })),
              ]}
            />
          )}
        </Field>
        <Field label={t("size")} hint={t("sizeHint")}>
          {(field) => (
            <Input
              {...field}
              ref={ofSize}
              type="number"
              inputMode="numeric"
              min={1}
              max={mostSampled}
              required
              value={size}
              onChange={(event) => setSize(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("reviewer")}>
          {(field) => (
            <Select
              {...field}
              ref={ofReviewer}
              value={reviewerId}
              onChange={(event) => setReviewerId(event.target.value)}
              placeholder={t("choose")}
              options={reviewers.map(({ userId, displayName }) => ({ value: userId, label: displayName }))}
            />
          )}
        </Field>
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="primary" pending={pending} off={reviewerId === "" && { why: t("reviewerFirst") }}>
            {t("go")}
          </SubmitButton>
        </div>
      </form>
    </section>
  );
}
