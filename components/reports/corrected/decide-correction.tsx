"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { RefusalNotice } from "@/components/form/refusal-notice";
import { useAction } from "@/components/form/use-action";
import { useEarlyValue } from "@/components/ui/use-early-value";
import { useTooLong } from "@/components/form/use-too-long";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectGroup } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { decideCorrection } from "@/lib/reports/actions";
import { longestRefusal } from "@/lib/reports/answers";
import type { CorrectionTarget } from "@/lib/reports/corrected/take";

export type CorrectionAt = {
  projectId: string;
  visitId: string;
  correctionId: string;
  /** Of the visit, as the page shows it. */
  version: number;
};

type DecideCorrectionProps = {
  at: CorrectionAt;
  position: number;
  /** Of the item, for screen readers. */
  name: string;
  /** What can be done: taken over or refused, or only noted. */
  mayTake: boolean;
  mayLeave: boolean;
  mayNote: boolean;
  /** Where words without an entry can go; the value is a CorrectionTarget as JSON. */
  places?: readonly SelectGroup[];
  /** The place that the file itself suggests. */
  suggested?: string;
};

/** 采用, 不采用 with a reason, or 知道了. */
export function DecideCorrection(props: DecideCorrectionProps) {
  const { at, position, name, mayTake, mayLeave, mayNote, places, suggested = "" } = props;
  const t = useTranslations("corrections.item");
  const router = useRouter();
  const [place, setPlace] = useState(suggested);
  const box = useEarlyValue<HTMLSelectElement>(place, setPlace);
  const [reason, setReason] = useState<string | null>(null);
  const tooLong = useTooLong(reason ?? "", longestRefusal);
  const { send, pending, refusal } = useAction(decideCorrection);
  const decide = async (decision: "take" | "leave" | "note") => {
    // Of the list that this page was given.
    const target = decision === "take" && place !== "" ? (JSON.parse(place) as CorrectionTarget) : null;
    const answer = await send({
      ...at,
      position,
      decision,
      reason: decision === "leave" ? (reason ?? "") : "",
      target,
    });
    if (answer.ok || answer.error.code === "stale") router.refresh();
  };
  return (
    <div className="mt-2 flex flex-col gap-2">
      {places && (
        <Field label={t("where")} className="max-w-md">
          {(field) => (
            <Select
              {...field}
              ref={box}
              options={places}
              placeholder={t("choose")}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
            />
          )}
        </Field>
      )}
      {reason === null ? (
        <div className="flex flex-wrap gap-2">
          {mayTake && (
            <Button
              size="sm"
              variant="primary"
              pending={pending}
              off={places !== undefined && place === "" && { why: t("placeFirst") }}
              aria-label={t(places ? "putLabel" : "takeLabel", { name })}
              onClick={() => void decide("take")}
            >
              {places ? t("put") : t("take")}
            </Button>
          )}
          {mayLeave && (
            <Button size="sm" aria-label={t("leaveLabel", { name })} onClick={() => setReason("")}>
              {t("leave")}
            </Button>
          )}
          {mayNote && (
            <Button
              size="sm"
              pending={pending}
              aria-label={t("noteLabel", { name })}
              onClick={() => void decide("note")}
            >
              {t("note")}
            </Button>
          )}
        </div>
      ) : (
        <>
          <Field label={t("reason")} error={tooLong} className="max-w-measure">
            {(field) => (
              <Textarea {...field} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button
              size="sm"
              pending={pending}
              off={tooLong !== undefined ? "said" : reason.trim() === "" && { why: t("reasonFirst") }}
              onClick={() => void decide("leave")}
            >
              {t("leaveNow")}
            </Button>
            <Button size="sm" onClick={() => setReason(null)}>
              {t("cancel")}
            </Button>
          </div>
        </>
      )}
      <RefusalNotice refusal={refusal} />
    </div>
  );
}
